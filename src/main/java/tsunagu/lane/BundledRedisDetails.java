package tsunagu.lane;

import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;

/** How Spring Data Redis finds the bundled server. */
record BundledRedisDetails(RedisHome.Address address) implements DataRedisConnectionDetails {
  @Override
  public String getPassword() {
    return address.password();
  }

  @Override
  public Standalone getStandalone() {
    return Standalone.of("127.0.0.1", address.port());
  }
}
