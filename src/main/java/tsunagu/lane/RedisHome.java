package tsunagu.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The folder of the bundled Redis; whoever has it open is the only one to start a server in it. */
final class RedisHome implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private RedisHome(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens the folder and locks it; the lock ends with the program however it ends.
   *
   * @throws IllegalStateException while another program has it
   */
  static RedisHome open(Path folder) {
    try {
      var real = PrivateFiles.folder(folder).toRealPath();
      var channel =
          FileChannel.open(
              real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new IllegalStateException(
            "Another program is running on "
                + folder
                + ": stop it, or give this one another folder with tsunagu.data.");
      }
      return new RedisHome(real, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** The server this folder was last used by, where the files about it are all there. */
  static Optional<Address> lastKnown(Path folder) {
    try {
      var port = PrivateFiles.read(folder.resolve("port"));
      var password = PrivateFiles.read(folder.resolve("password"));
      return port.isPresent() && password.isPresent()
          ? Optional.of(new Address(Integer.parseInt(port.get()), password.get()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** Writes down where the server listens and how to enter, for other commands of this program. */
  void remember(Address address, Setup setup) {
    try {
      PrivateFiles.write(folder.resolve("password"), address.password());
      PrivateFiles.write(folder.resolve("port"), Integer.toString(address.port()));
      PrivateFiles.write(config(), text(address, setup));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void rememberProcess(long pid) {
    try {
      PrivateFiles.write(folder.resolve("pid"), Long.toString(pid));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process a server was last started as. */
  Optional<ProcessHandle> lastProcess() {
    try {
      return PrivateFiles.read(folder.resolve("pid"))
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  Path folder() {
    return folder;
  }

  Path config() {
    return folder.resolve("redis.conf");
  }

  Path log() {
    return folder.resolve("redis.log");
  }

  private String text(Address address, Setup setup) {
    return
"""
bind 127.0.0.1
protected-mode yes
port %d
requirepass %s
dir "%s"
daemonize no
databases 1
logfile ""
appendonly yes
appendfsync %s
no-appendfsync-on-rewrite no
aof-load-truncated yes
auto-aof-rewrite-percentage 100
auto-aof-rewrite-min-size 64mb
rdbcompression no
save ""
stop-writes-on-bgsave-error yes
maxmemory %s
maxmemory-policy noeviction
"""
        .formatted(
            address.port(),
            address.password(),
            folder.toString().replace("\\", "\\\\").replace("\"", "\\\""),
            setup.fsync(),
            setup.memory());
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a server listens on the loopback address, and its password. */
  record Address(int port, String password) {
    @Override
    public String toString() {
      return "127.0.0.1:" + port;
    }
  }

  /** What an operator may choose of the server. */
  record Setup(String fsync, String memory) {}
}
