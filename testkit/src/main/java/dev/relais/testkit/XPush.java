package dev.relais.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.json.StrictJson;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to the webhooks and streams that have subscribed, one after the other, in the order in which things happened
 * unless a test asks for another one. Thread-safe.
 */
public final class XPush {
    /** Something on its way to a webhook. */
    private record Parcel(SignedDelivery delivery, String webhook, Instant due) {}

    /** A delivery that was made, for replays. */
    record Past(Instant at, String webhook, SignedDelivery delivery) {}

    private final XWorld world;
    private final XSigner signer;
    private final Postman postman;
    private final Function<String, @Nullable URI> addresses;
    private final List<PushedEcho> pushed = new ArrayList<>();
    private final Deque<Parcel> held = new ArrayDeque<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "relais-testkit-push");
        made.setDaemon(true);
        return made;
    });
    final List<Past> past = new ArrayList<>();

    @Nullable
    XStream stream;

    UnaryOperator<ObjectNode> dialect = body -> body;
    private Duration delay = Duration.ZERO;
    private boolean holding;
    private int doubled;
    private int lost;
    private int running;

    XPush(XWorld world, XSigner signer, Postman postman, Function<String, @Nullable URI> addresses) {
        this.world = world;
        this.signer = signer;
        this.postman = postman;
        this.addresses = addresses;
    }

    /** The next deliveries arrive twice. */
    public XPush doubleNext(int deliveries) {
        synchronized (world) {
            doubled += deliveries;
        }
        return this;
    }

    /** The next deliveries never arrive, neither at a webhook nor in a stream. */
    public XPush loseNext(int deliveries) {
        synchronized (world) {
            lost += deliveries;
        }
        return this;
    }

    /** Deliveries to webhooks wait until the clock has moved by this, and {@link #due()} is called. */
    public XPush delay(Duration time) {
        synchronized (world) {
            delay = time;
        }
        return this;
    }

    /** Deliveries to webhooks wait until {@link #release()}. */
    public XPush hold() {
        synchronized (world) {
            holding = true;
        }
        return this;
    }

    /** What waits goes out in the order in which it happened. */
    public void release() {
        release(list -> {});
    }

    /** What waits goes out in another order; the same seed gives the same one. */
    public void releaseShuffled(long seed) {
        release(list -> Collections.shuffle(list, new Random(seed)));
    }

    private void release(java.util.function.Consumer<List<Parcel>> order) {
        synchronized (world) {
            holding = false;
            List<Parcel> all = new ArrayList<>(held);
            held.clear();
            order.accept(all);
            all.forEach(this::send);
        }
    }

    /** What was delayed and is due by the clock goes out now. */
    public void due() {
        synchronized (world) {
            Instant now = world.clock.instant();
            List<Parcel> all = held.stream().filter(p -> !p.due().isAfter(now)).toList();
            held.removeAll(all);
            all.forEach(this::send);
        }
    }

    /** What was brought to webhooks so far, with the hosts' answers. */
    public List<PushedEcho> pushed() {
        synchronized (world) {
            return List.copyOf(pushed);
        }
    }

    /**
     * Waits until nothing is on its way any more, held and delayed deliveries aside.
     *
     * @return false where that took longer than {@code limit}
     */
    public boolean awaitQuiet(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (world) {
            while (running > 0) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return false;
                }
                world.wait(left);
            }
            return true;
        }
    }

    void close() {
        thread.shutdownNow();
    }

    /** An event for whoever has asked for it. */
    void tell(ObjectNode body, String subject, @Nullable String webhook) {
        ObjectNode spoken = dialect.apply(body);
        if (lost > 0) {
            lost--;
            return;
        }
        if (stream != null) {
            stream.emit(StrictJson.write(spoken));
        }
        if (webhook != null) {
            SignedDelivery delivery = signer.sign(StrictJson.write(spoken).getBytes(StandardCharsets.UTF_8), subject);
            past.add(new Past(world.clock.instant(), webhook, delivery));
            parcel(delivery, webhook);
        }
    }

    void parcel(SignedDelivery delivery, String webhook) {
        Parcel parcel = new Parcel(delivery, webhook, world.clock.instant().plus(delay));
        int times = 1;
        if (doubled > 0) {
            doubled--;
            times = 2;
        }
        for (int i = 0; i < times; i++) {
            if (holding || !delay.isZero()) {
                held.add(parcel);
            } else {
                send(parcel);
            }
        }
    }

    private void send(Parcel parcel) {
        URI address = addresses.apply(parcel.webhook());
        if (address == null) {
            return;
        }
        running++;
        thread.execute(() -> {
            SignedDelivery delivery = parcel.delivery();
            SignedDelivery there =
                    new SignedDelivery(address.getPath(), delivery.headers(), delivery.body(), delivery.subject());
            PushedEcho done = new PushedEcho(there, post(there, address));
            synchronized (world) {
                running--;
                pushed.add(done);
                world.notifyAll();
            }
        });
    }

    private OptionalInt post(SignedDelivery delivery, URI address) {
        try {
            return OptionalInt.of(postman.post(delivery, address));
        } catch (UncheckedIOException e) {
            return OptionalInt.empty();
        }
    }

    /** Whether the host answers a challenge rightly; waits outside the world's monitor, so that the host may call meanwhile. */
    boolean isMet(Challenge challenge, URI address) {
        boolean[] met = new boolean[1];
        boolean[] done = new boolean[1];
        Thread asking = new Thread(
                () -> {
                    boolean right = asked(challenge, address);
                    synchronized (world) {
                        met[0] = right;
                        done[0] = true;
                        world.notifyAll();
                    }
                },
                "relais-testkit-crc");
        asking.setDaemon(true);
        asking.start();
        try {
            while (!done[0]) {
                world.wait();
            }
            return met[0];
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean asked(Challenge challenge, URI address) {
        try {
            return challenge.ask(address);
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
