package dev.relais.testkit.sim;

import dev.relais.RelaisException;
import dev.relais.config.DeskConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A machine of the host: one process after the other under one name, with a clock of its own. */
final class Node {
    /** A jump of the clock: the true time, and what the clock showed until then. */
    private record Jump(Instant at, Instant shown) {}

    private final World world;
    private final String name;
    private Duration skew = Duration.ZERO;
    private final List<Jump> jumps = new ArrayList<>();
    private @Nullable DeskProcess zombie;
    private boolean partitioned;
    private DeskConfig config;
    private @Nullable DeskProcess process;
    private int lives;

    Node(World world, String name, DeskConfig config) {
        this.world = world;
        this.name = name;
        this.config = config;
    }

    String name() {
        return name;
    }

    Duration skew() {
        return skew;
    }

    boolean isPartitioned() {
        return partitioned;
    }

    DeskConfig config() {
        return config;
    }

    /** The process that goes under the node's name now; null where none does. */
    @Nullable
    DeskProcess process() {
        return process;
    }

    /** Opens a desk, again later where that fails. */
    void open() {
        DeskProcess opening = new DeskProcess(world, this, ++lives);
        process = opening;
        try {
            opening.open();
        } catch (Crash crash) {
            world.trace.add(() -> opening + " did not open: " + crash.getMessage());
        } catch (RelaisException e) {
            world.trace.add(() -> opening + " did not open: " + e);
            opening.die("it could not open");
        }
    }

    void died(DeskProcess dead) {
        if (process == dead) {
            process = null;
            world.time.after(world.chance.seconds(1, world.faults.areOver() ? 2 : 40), () -> {
                if (process == null) {
                    open();
                }
            });
        }
    }

    /**
     * A process is about to enter under the name. Whoever was taken for dead and calls the network is dead for sure by then, where
     * something may be sent again without a person: that is what the name promises.
     */
    void entering() {
        if (zombie != null && !world.strict && world.isSending(zombie)) {
            zombie.die("its name is taken over");
        }
    }

    /** Another process opens under the name, though this one may go on. */
    void replace(DeskProcess old) {
        if (process == old) {
            process = null;
            zombie = old;
            old.replaced();
            world.time.after(world.chance.seconds(0.5, 3), () -> {
                if (process == null) {
                    open();
                }
            });
        }
    }

    /** Stops the desk and opens it with other rules. */
    void reconfigure(DeskConfig other) {
        config = other;
        DeskProcess old = process;
        if (old != null) {
            old.die("it gets other rules");
        }
    }

    /** The latest instant that the clock has shown since the true time {@code since}. */
    Instant latestSince(Instant since) {
        Instant latest = world.time.now().plus(skew);
        for (Jump jump : jumps) {
            if (!jump.at().isBefore(since) && jump.shown().isAfter(latest)) {
                latest = jump.shown();
            }
        }
        return latest;
    }

    /** The clock jumps. */
    void jump(Duration by) {
        jumps.add(new Jump(world.time.now(), world.time.now().plus(skew)));
        skew = skew.plus(by);
        world.trace.add(() -> name + "'s clock is off by " + skew);
    }

    void partition(boolean cut) {
        partitioned = cut;
        world.trace.add(() -> name + (cut ? " loses the store" : " has the store again"));
    }

    /** Everything is well again. */
    void heal() {
        skew = Duration.ZERO;
        partitioned = false;
    }
}
