package dev.relais.testkit.sim;

import dev.relais.connect.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How facts reach the desks: pushed at least once, out of order, late, doubled, lost and polled for later. */
final class Mail {
    private static final int TRIES = 4;

    private final World world;
    /** What no desk has acknowledged yet. */
    private final Set<String> open = new LinkedHashSet<>();

    private final Set<String> underWay = new HashSet<>();
    private final Set<String> poisonous = new HashSet<>();
    private final List<String> held = new ArrayList<>();

    Mail(World world) {
        this.world = world;
    }

    void take(String fact) {
        open.add(fact);
        Faults faults = world.faults;
        if (faults.strikes(Fault.POISON_DELIVERY)) {
            poisonous.add(fact);
        }
        if (faults.strikes(Fault.LOST_DELIVERY)) {
            return;
        }
        if (!faults.areOver() && world.chance.hit(0.15)) {
            held.add(fact);
            underWay.add(fact);
            return;
        }
        List<String> body = new ArrayList<>(held);
        held.clear();
        body.add(fact);
        underWay.addAll(body);
        boolean late = faults.strikes(Fault.LATE_DELIVERY);
        Duration delay = late ? world.chance.seconds(30, 300) : world.chance.seconds(0.05, 3);
        world.time.after(delay, () -> push(body, 1));
        if (faults.strikes(Fault.DUPLICATE)) {
            world.time.after(world.chance.seconds(0.05, 60), () -> push(body, TRIES));
        }
    }

    /** Pushes a body; the network tries again for a while where it is not acknowledged. */
    private void push(List<String> body, int attempt) {
        if (give(body)) {
            return;
        }
        if (attempt < TRIES) {
            world.time.after(Duration.ofSeconds(4L << attempt), () -> push(body, attempt + 1));
        } else {
            underWay.removeAll(body);
        }
    }

    private boolean give(List<String> body) {
        byte[] bytes = String.join("\n", body).getBytes(StandardCharsets.UTF_8);
        WebhookRequest request = new WebhookRequest("POST", Map.of(), Map.of(), bytes);
        boolean acknowledged = world.anyDesk("push", desk -> desk.receive(Wire.NETWORK, request))
                .filter(response -> response.status() == 200)
                .isPresent();
        if (acknowledged) {
            open.removeAll(body);
            underWay.removeAll(body);
        }
        return acknowledged;
    }

    /** The host asks the network what it missed. */
    void poll() {
        if (!world.options.tampering().polls()) {
            return;
        }
        held.forEach(underWay::remove);
        held.clear();
        List<String> missed =
                open.stream().filter(fact -> !underWay.contains(fact)).toList();
        for (int i = 0; i < missed.size(); i += 4) {
            List<String> page = missed.subList(i, Math.min(i + 4, missed.size()));
            world.trace.add(() -> "poll finds " + page.size());
            if (!give(page)) {
                return;
            }
        }
    }

    /** The network delivers something again that was acknowledged long ago. */
    void again() {
        List<String> facts = world.network.facts;
        if (!facts.isEmpty()) {
            world.faults.struck(Fault.DUPLICATE);
            String fact = world.chance.pick(facts);
            world.time.after(world.chance.seconds(0.05, 20), () -> push(List.of(fact), TRIES));
        }
    }

    /** Whether the connector's bug keeps a body from being read. */
    boolean isPoisonous(byte[] body) {
        if (poisonous.isEmpty()) {
            return false;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return poisonous.stream().anyMatch(text::contains);
    }

    /** Somebody repairs the connector. */
    void repair() {
        poisonous.clear();
    }

    boolean isDelivered() {
        return open.isEmpty() || !world.options.tampering().polls();
    }
}
