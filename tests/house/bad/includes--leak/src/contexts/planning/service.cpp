#include "organisation/model.h"
