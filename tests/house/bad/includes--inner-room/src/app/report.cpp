#include "organisation/store.h"
