package tsunagu.lane;

/** What the bell wants done; it must not wait for it. Thread-safe. */
final class Rings implements Bell.Rung {
  private final Leases leases;
  private final Heard heard;
  private final Runnable wake;

  /**
   * For a bell.
   *
   * @param wake lets the keeper of the lanes look at once
   */
  Rings(Leases leases, Heard heard, Runnable wake) {
    this.leases = leases;
    this.heard = heard;
    this.wake = wake;
  }

  @Override
  public void fleet() {
    wake.run();
  }

  @Override
  public void lane(int lane, long number) {
    if (leases.holder(lane).isPresent()) {
      Thread.startVirtualThread(() -> heard.reach(lane, number));
    }
  }
}
