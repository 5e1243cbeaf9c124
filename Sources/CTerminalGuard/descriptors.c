#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/// Opens closed standard descriptors on /dev/null before anything else is opened. Otherwise, a file could get the number
/// of standard output and be overwritten.
__attribute__((constructor)) static void open_standard_descriptors(void) {
  for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++) {
    if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    // open returns the lowest free number, which is this one.
    if (open("/dev/null", O_RDWR) < 0) _exit(2);
  }
}
