package dev.relais.testkit.sim;

import dev.relais.RelaisException;
import dev.relais.config.DeskConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A machine of the host: one process after the other under one name, with a clock of its own. */
final class Node {
    private final World world;
    private final String name;
    private Duration skew = Duration.ZERO;
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

    /** Another process opens under the name, though this one may go on. */
    void replace(DeskProcess old) {
        if (process == old) {
            process = null;
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

    /** The clock jumps. */
    void jump(Duration by) {
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
