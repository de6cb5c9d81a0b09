package dev.relais.testkit.sim;

import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Sends as the network gets them, what it makes of them, and whether they were allowed to come. */
final class Calls {
    /** The latest that something appears for which the network gave no answer. Desks wait longer before they look. */
    private static final double SECONDS = 25;

    /** Nobody calls so often for one send in a schedule, unless something goes round in circles. */
    private static final int MOST_CALLS = 60;

    /**
     * What a process was told of a closed window.
     *
     * @param at the true time then
     * @param seenAt what the process's clock said then
     */
    private record Told(Instant until, Instant at, Instant seenAt) {
        /** Whether it is shut in truth, and by all that the process's clock has shown since, and by how long the process had to wait when told. */
        boolean isKnownToBeShut(Instant now, Instant latest) {
            return until.isAfter(now)
                    && until.isAfter(latest)
                    && at.plus(Duration.between(seenAt, until)).isAfter(now);
        }
    }

    private final World world;
    /** What each process was told of an account's closed window. */
    private final Map<DeskProcess, Map<SimAccount, Told>> told = new HashMap<>();
    /** Sends of whose last call nobody knows what became. */
    private final Set<String> uncertain = new HashSet<>();
    /** Sends that may still appear. */
    private final Set<String> underWay = new HashSet<>();

    private final Map<String, Integer> made = new HashMap<>();
    /** How many calls for each send have not come back. */
    private final Map<String, Integer> inHand = new HashMap<>();

    Calls(World world) {
        this.world = world;
    }

    SendOutcome send(DeskProcess process, SendRequest request) {
        int times = made.merge(request.id().value(), 1, Integer::sum);
        if (times > MOST_CALLS) {
            world.violation("stuck: the network was called %d times for send %s".formatted(times, request.id()));
            throw process.crash("goes round in circles");
        }
        check(process, request);
        uncertain.add(request.id().value());
        inHand.merge(request.id().value(), 1, Integer::sum);
        try {
            return answer(process, request);
        } finally {
            inHand.merge(request.id().value(), -1, Integer::sum);
        }
    }

    private SendOutcome answer(DeskProcess process, SendRequest request) {
        if (!world.faults.areOver() && world.chance.hit(0.3)) {
            AtomicBoolean over = onTheWire(process, request);
            world.nested(world.chance.seconds(0.1, 8));
            over.set(true);
        }
        process.lives("wait for the network");
        SendOutcome outcome = outcome(process, request);
        if (!(outcome instanceof SendOutcome.Unknown) && !(outcome instanceof SendOutcome.Sent)) {
            uncertain.remove(request.id().value());
        }
        return outcome;
    }

    private void check(DeskProcess process, SendRequest request) {
        SimAccount account = SimConnector.account(request);
        Told window = told.getOrDefault(process, Map.of()).get(account);
        if (window != null
                && window.isKnownToBeShut(world.time.now(), process.node().latestSince(window.at()))) {
            world.violation("%s called %s for send %s although it was told to wait until %s"
                    .formatted(process, account.id(), request.id(), window.until()));
        }
        if (uncertain.contains(request.id().value()) && (world.strict || !account.isSearchable())) {
            world.violation("%s called the network for send %s again, though nobody knew what became of the last call"
                    .formatted(process, request.id()));
        }
    }

    private SendOutcome outcome(DeskProcess process, SendRequest request) {
        SimNetwork network = world.network;
        SimAccount account = SimConnector.account(request);
        Faults faults = world.faults;
        if (network.within(network.brokenUntil, account)) {
            return new SendOutcome.Blocked("token-expired", "the token is not accepted");
        }
        if (faults.strikes(Fault.RATE_STORM)) {
            network.closedUntil.put(account, world.time.now().plus(world.chance.seconds(20, 150)));
        }
        Instant until = network.closedUntil.get(account);
        if (until != null && network.within(network.closedUntil, account)) {
            told.computeIfAbsent(process, none -> new HashMap<>())
                    .put(
                            account,
                            new Told(until, world.time.now(), process.clock().instant()));
            return new SendOutcome.Throttled(until);
        }
        Post under = under(request);
        if (under == null || under.deleted) {
            return new SendOutcome.Rejected("gone", "there is nothing to answer");
        }
        if (faults.strikes(Fault.SEND_REFUSED)) {
            return new SendOutcome.Rejected("reply-not-allowed", "not to this one");
        }
        if (faults.strikes(Fault.NEVER_LANDED)) {
            return new SendOutcome.Unknown("no answer");
        }
        if (faults.strikes(Fault.LATE_LANDING)) {
            landLater(under, request);
            return new SendOutcome.Unknown("no answer");
        }
        boolean echoFirst = faults.strikes(Fault.ECHO_FIRST);
        Post post = land(under, request);
        if (echoFirst) {
            world.nested(Duration.ofSeconds(4));
        }
        return faults.strikes(Fault.ANSWER_LOST)
                ? new SendOutcome.Unknown("the connection was reset")
                : new SendOutcome.Sent(post.id);
    }

    /** If the process dies during the call, its bytes may be out already. Returns what is set once the call is over. */
    private AtomicBoolean onTheWire(DeskProcess process, SendRequest request) {
        AtomicBoolean over = new AtomicBoolean();
        Post under = under(request);
        if (under != null && !under.deleted && world.chance.hit(0.5)) {
            world.time.after(world.chance.seconds(1, SECONDS), () -> {
                if (!over.get() && !process.isAlive()) {
                    world.faults.struck(Fault.LATE_LANDING);
                    land(under, request);
                }
            });
        }
        return over;
    }

    private void landLater(Post under, SendRequest request) {
        String send = request.id().value();
        underWay.add(send);
        world.time.after(world.chance.seconds(1, SECONDS), () -> {
            underWay.remove(send);
            land(under, request);
        });
    }

    private Post land(Post under, SendRequest request) {
        Post post = world.network.land(under, request.text(), request.id().value());
        world.trace.add(() -> "the network shows " + post.id + " = " + request.id());
        return post;
    }

    private @Nullable Post under(SendRequest request) {
        String parent = request.inReplyTo();
        return parent == null ? null : world.network.posts.get(parent);
    }

    /** A person says that it may be sent again. */
    void allowed(String send) {
        uncertain.remove(send);
    }

    /** Whether a call for it has not come back, or it may still appear although nobody waits for it. */
    boolean isUnderWay(String send) {
        return underWay.contains(send) || inHand.getOrDefault(send, 0) > 0;
    }
}
