#include "../contexts/organisation/store.h"
