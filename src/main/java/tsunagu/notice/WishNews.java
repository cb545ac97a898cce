package tsunagu.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tsunagu.catalogue.Catalogue;
import tsunagu.catalogue.Listing;
import tsunagu.lane.Arrived;
import tsunagu.lane.Drawer;
import tsunagu.lane.Lanes;
import tsunagu.message.Incoming;
import tsunagu.message.MessageId;
import tsunagu.message.PersonId;
import tsunagu.search.SavedWish;
import tsunagu.search.SavedWishes;
import tsunagu.search.Search;

/**
 * Tells people of new listings that fit a wish they asked us to keep. Whoever holds a person's lane
 * watches for them; a match goes into the person's own inbox, so that it is told once, in order,
 * and not at all to someone who took the wish back. Works on one thread of its own.
 */
@Component
class WishNews implements SmartLifecycle, Lanes.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(WishNews.class);
  private static final String LIST = "kept";
  private static final int MOST = 100_000;
  private static final int AT_ONCE = 5;
  private static final int HASH = 26;
  private static final int PHASE = 2000;
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Lanes lanes;
  private final Catalogue catalogue;
  private final Search search;
  private final SavedWishes saved;
  private final WishNewsSettings settings;
  private final InstantSource clock;
  private final AtomicReference<@Nullable ScheduledExecutorService> thread =
      new AtomicReference<>();

  /** What waits for the morning, by kept wish; used by the one thread. */
  private final Map<String, Set<String>> waiting = new LinkedHashMap<>();

  @Autowired
  WishNews(
      Lanes lanes,
      Catalogue catalogue,
      Search search,
      SavedWishes saved,
      WishNewsSettings settings,
      ObjectProvider<InstantSource> clock) {
    this(lanes, catalogue, search, saved, settings, clock.getIfAvailable(Clock::systemUTC));
  }

  WishNews(
      Lanes lanes,
      Catalogue catalogue,
      Search search,
      SavedWishes saved,
      WishNewsSettings settings,
      InstantSource clock) {
    this.lanes = lanes;
    this.catalogue = catalogue;
    this.search = search;
    this.saved = saved;
    this.settings = settings;
    this.clock = clock;
    catalogue.listen(this::changed);
  }

  @Override
  public void start() {
    var made =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("wish-news").factory());
    thread.set(made);
    lanes.listen(this);
    var _ =
        made.scheduleWithFixedDelay(
            () -> safely(this::tellWaiting),
            LOOK.toMillis(),
            LOOK.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    var stopped = thread.getAndSet(null);
    if (stopped != null) {
      stopped.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.get() != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  @Override
  public void taken(int lane) {
    soon(() -> load(lane));
  }

  @Override
  public void lost(int lane) {
    soon(() -> saved.removeIf(name -> lane(name) == lane));
  }

  @Override
  public void arrived(List<Arrived> arrived) {
    // events of residents are not ours
  }

  private void changed(Collection<Listing> listings) {
    var open = listings.stream().filter(it -> it.status() == Listing.Status.OPEN).toList();
    if (!open.isEmpty() && saved.size() > 0) {
      soon(() -> saved.matching(open, now()).forEach((name, fits) -> tell(name, ids(fits))));
    }
  }

  /** What came while nobody watched is found by searching once for each wish. */
  private void load(int lane) {
    for (var entry : lanes.entries(lane, Drawer.WISHES, LIST, MOST)) {
      var wish = SavedWish.of(entry.value());
      if (wish.until().isBefore(now().toLocalDate())) {
        continue;
      }
      saved.put(entry.name(), wish.wish());
      var fits = search.fitting(wish.wish(), now(), AT_ONCE).hits();
      var news =
          fits.stream()
              .map(hit -> hit.listing().id())
              .filter(id -> !wish.told().contains(id))
              .toList();
      if (!news.isEmpty()) {
        tell(entry.name(), news);
      }
    }
  }

  private void tell(String name, List<String> listings) {
    waiting.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(listings);
    tellWaiting();
  }

  private void tellWaiting() {
    if (waiting.isEmpty() || settings.isQuiet(now().toLocalTime())) {
      return;
    }
    var events = new ArrayList<Incoming>();
    waiting.forEach((name, listings) -> {
      var open = listings.stream().filter(this::isOpen).limit(AT_ONCE).toList();
      if (!open.isEmpty() && lanes.holds(lane(name))) {
        events.add(event(name, open));
      }
    });
    lanes.accept(events);
    waiting.clear();
    LOG.info("{} kept wishes have something new", events.size());
  }

  private boolean isOpen(String listing) {
    return catalogue.find(listing).filter(it -> it.status() == Listing.Status.OPEN).isPresent();
  }

  private Incoming event(String name, List<String> listings) {
    var id = new MessageId("w:" + name + ":" + Integer.toHexString(listings.hashCode()));
    var wish = name.substring(HASH + 1);
    return new Incoming(
        id, person(name), null, clock.instant(), null, new Incoming.What.Matched(wish, listings));
  }

  private static List<String> ids(List<Listing> listings) {
    return listings.stream().map(Listing::id).toList();
  }

  private static PersonId person(String name) {
    return new PersonId(name.substring(0, HASH));
  }

  private int lane(String name) {
    return lanes.lane(person(name));
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), NoticeWords.TOKYO);
  }

  private void soon(Runnable work) {
    var running = thread.get();
    if (running == null) {
      return;
    }
    try {
      running.execute(() -> safely(work));
    } catch (RejectedExecutionException stopping) {
      LOG.debug("no more news: stopping");
    }
  }

  /** What fails is found again when the lane is next taken. */
  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException fault) {
      // said without its message, which may hold anything
      LOG.error("news for kept wishes failed: {}", fault.getClass().getName());
    }
  }
}
