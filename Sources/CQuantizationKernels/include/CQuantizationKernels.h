#pragma once
int positlab_placeholder(void);
