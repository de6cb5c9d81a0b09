package dev.relais.testkit.sim;

import dev.relais.RelaisException;
import dev.relais.desk.Desk;
import dev.relais.store.FencedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One life of a node: from the opening of its desk to its death. A desk of one life is never called in the next. */
final class DeskProcess {
    private static final Duration TICK = Duration.ofSeconds(8);

    private final World world;
    private final Node node;
    private final int life;
    private final Set<String> present = new HashSet<>();
    /** What its threads will do once it goes on. */
    private final List<Runnable> waiting = new ArrayList<>();

    private @Nullable Desk desk;
    private boolean dead;
    private boolean replaced;
    private int suspended;

    DeskProcess(World world, Node node, int life) {
        this.world = world;
        this.node = node;
        this.life = life;
    }

    /** Opens the desk; throws what opening it throws. */
    void open() {
        desk = Desks.open(world, node, this);
        world.trace.add(() -> this + " is open");
        tickLater(Duration.ofMillis(50));
    }

    InstantSource clock() {
        return () -> world.time.now().plus(node.skew());
    }

    boolean isAlive() {
        return !dead;
    }

    /** Another process goes under its name. */
    void replaced() {
        replaced = true;
    }

    /** Whether it is a zombie: slow in all that it still does. */
    boolean isReplaced() {
        return replaced;
    }

    boolean isSuspended() {
        return suspended > 0;
    }

    Node node() {
        return node;
    }

    /** Ends the desk's work where the process is dead. */
    void lives(String where) {
        if (dead) {
            throw new Crash(this + " was dead at: " + where);
        }
    }

    /** The process dies here and now. */
    Crash crash(String where) {
        die(where);
        return new Crash(where);
    }

    void die(String why) {
        if (!dead) {
            dead = true;
            world.trace.add(() -> this + " dies: " + why);
            node.died(this);
        }
    }

    /**
     * The process stands still while the others go on; at the end it may be dead.
     *
     * @param mayBeTakenForDead whether another one may open under its name meanwhile
     */
    void pause(String where, boolean mayBeTakenForDead) {
        Duration time = length();
        world.trace.add(() -> this + " stands still for " + time + ": " + where);
        suspended++;
        if (world.faults.strikes(Fault.KILLED_IN_PAUSE)) {
            die("killed in its pause");
        } else if (mayBeTakenForDead && world.faults.strikes(Fault.ZOMBIE)) {
            node.replace(this);
            world.time.after(Duration.ofMinutes(12), () -> die("somebody found it"));
        }
        world.nested(time);
        if (--suspended == 0) {
            waiting.forEach(work -> world.time.after(Duration.ZERO, work));
            waiting.clear();
        }
        world.trace.add(() -> this + " goes on: " + where);
        lives(where);
    }

    /** Most pauses are short; some are longer than any patience. */
    private Duration length() {
        if (world.chance.hit(0.5)) {
            return world.chance.seconds(2, 30);
        }
        return world.chance.hit(0.7) ? world.chance.seconds(30, 150) : world.chance.seconds(300, 500);
    }

    /** What a host's thread asks of the desk; empty where it gets no answer. */
    <T> Optional<T> call(String what, Function<Desk, T> work) {
        Desk here = desk;
        if (dead || suspended > 0 || here == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.apply(here));
        } catch (Crash crash) {
            world.trace.add(() -> this + " " + what + ": " + crash.getMessage());
        } catch (RuntimeException e) {
            failed(what, e);
        }
        return Optional.empty();
    }

    private void failed(String what, RuntimeException e) {
        world.trace.add(() -> this + " " + what + " failed: " + e);
        if (e instanceof FencedException) {
            die("another one goes under its name");
        } else if (!(e instanceof RelaisException)) {
            world.violation(this + " threw " + e + " at " + what + at(e));
        }
    }

    private static String at(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < Math.min(4, trace.length); i++) {
            places.append(", ").append(trace[i]);
        }
        return places.toString();
    }

    /** The host's executor. */
    void execute(Runnable work) {
        lives("execute");
        if (world.faults.strikes(Fault.EXECUTOR_REFUSES)) {
            throw new RejectedExecutionException("busy");
        }
        world.time.after(world.chance.seconds(0.001, 0.3), () -> run("work", desk -> work.run()));
    }

    private void run(String what, Consumer<Desk> work) {
        if (suspended > 0) {
            waiting.add(() -> run(what, work));
            return;
        }
        call(what, open -> {
            work.accept(open);
            return true;
        });
    }

    private void tickLater(Duration delay) {
        world.time.after(delay, () -> {
            if (!dead) {
                if (suspended == 0) {
                    run("tick", this::tick);
                }
                tickLater(untilNextTick());
            }
        });
    }

    private void tick(Desk open) {
        for (String agent : world.agents.names()) {
            boolean here = world.agents.isPresent(agent);
            if (present.contains(agent) != here) {
                open.available(agent, here);
                if (here) {
                    present.add(agent);
                } else {
                    present.remove(agent);
                }
            }
        }
        open.tick();
    }

    private Duration untilNextTick() {
        Optional<Instant> next = call("next tick", Desk::nextTick).flatMap(found -> found);
        Duration wait = next.map(at -> Duration.between(clock().instant(), at)).orElse(TICK);
        Duration least = Duration.ofMillis(300);
        return wait.compareTo(TICK) > 0 ? TICK : wait.compareTo(least) < 0 ? least : wait;
    }

    @Override
    public String toString() {
        return node.name() + "." + life;
    }
}
