#include "../Solvers/Private.h"
#include "Own.h"
// Reads /home/someone/data.
