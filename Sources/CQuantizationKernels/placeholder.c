#include "CQuantizationKernels.h"
int positlab_placeholder(void) { return 0; }
