#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/// Opens the standard descriptors that the program was started without on /dev/null, before anything else is opened:
/// a file that took the number of standard output would be written to.
__attribute__((constructor)) static void open_standard_descriptors(void) {
  for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++) {
    if (fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest number that is free is this one.
    if (open("/dev/null", O_RDWR) < 0) _exit(2);
  }
}
