import { Matrix } from '../programme/Matrix';
