package dev.relais.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A name for what decides where a conversation goes: rules, queues, agents. The same on every machine. */
final class PolicyVersion {
    private static final int BYTES = 8;

    private final StringBuilder text = new StringBuilder();

    private PolicyVersion() {}

    static String of(DeskConfig desk) {
        PolicyVersion version = new PolicyVersion();
        version.say(RuleJson.write(desk.rules()));
        desk.queues().forEach(version::say);
        desk.agents().forEach(version::say);
        version.say(desk.zone(), desk.rampUp());
        desk.slas().forEach(version::say);
        return hash(version.text.toString());
    }

    private void say(QueueConfig queue) {
        say(queue.id(), queue.department(), queue.sla(), queue.order(), queue.select(), queue.offer());
        say(queue.offerTo(), queue.ageing(), new TreeMap<>(queue.slopes()), queue.bound(), queue.tail());
        say(queue.stickyWait(), queue.sticky(), queue.awaiting());
        queue.ladder().forEach(rung -> say(rung.after(), rung.relax(), sorted(rung.lower()), rung.also()));
    }

    /** Steps move conversations; what is promised does not. */
    private void say(SlaConfig sla) {
        sla.escalate().forEach(step -> say(sla.id(), step.target(), step.words()));
    }

    private void say(Agent agent) {
        say(agent.id(), agent.departments(), sorted(agent.skills()), agent.capacity(), agent.shift());
    }

    private static Map<String, Integer> sorted(Map<String, Integer> map) {
        return new TreeMap<>(map);
    }

    private void say(@Nullable Object... parts) {
        for (@Nullable Object part : parts) {
            text.append(part).append('\u0000');
        }
        text.append('\n');
    }

    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
