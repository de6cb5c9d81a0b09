package dev.relais.testkit.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people who write to the brand, and to each other's knowledge never meet. */
final class Customers {
    private static final List<SimAccount> ACCOUNTS = List.of(SimAccount.values());

    private final World world;
    private final List<String> names = new ArrayList<>();
    private final List<Post> theirs = new ArrayList<>();
    private int messages;

    Customers(World world) {
        this.world = world;
    }

    int messages() {
        return messages;
    }

    /** Spreads what they write over the time of trouble. */
    void plan() {
        int people = world.chance.between(5, 9);
        for (int i = 1; i <= people; i++) {
            names.add("c" + i);
        }
        int count = world.chance.between(12, 25);
        for (int i = 0; i < count; i++) {
            somewhen(this::write);
        }
        somewhen(this::brandWrites);
        somewhen(this::react);
        somewhen(this::react);
    }

    private void somewhen(Runnable work) {
        double most = 0.85 * Plan.TROUBLE.toSeconds();
        Duration when = world.chance.hit(0.5) ? world.chance.seconds(0, most / 2) : world.chance.seconds(0, most);
        world.time.after(when, work);
    }

    private void write() {
        String customer = world.chance.pick(names);
        SimAccount account = ACCOUNTS.get(names.indexOf(customer) % ACCOUNTS.size());
        List<Post> thread = world.network.posts.values().stream()
                .filter(post -> customer.equals(post.key.customer()) && !post.deleted)
                .toList();
        Post under = thread.isEmpty() || world.chance.hit(0.2) ? null : world.chance.pick(thread);
        String wish = world.chance.hit(0.3) ? " I want to buy" : world.chance.hit(0.2) ? " a big thing" : " help";
        String text = "message " + ++messages + wish;
        theirs.add(world.network.write(account, customer, account.isPublic() ? under : null, text));
        world.trace.add(() -> customer + " writes " + theirs.get(theirs.size() - 1).id);
    }

    private void brandWrites() {
        some().ifPresent(post -> world.network.land(post, "from the network's own application", null));
    }

    private void react() {
        some().ifPresent(post -> world.network.react(post, "c99"));
    }

    /** Somebody changes what he wrote. Returns false where nobody can. */
    boolean edit() {
        return some().map(post -> {
                    world.network.edit(post, post.text() + " (edited " + post.versions.size() + ")");
                    return true;
                })
                .orElse(false);
    }

    /** Somebody takes away what he wrote. Returns false where nobody can. */
    boolean delete() {
        return some().map(post -> {
                    world.network.delete(post);
                    return true;
                })
                .orElse(false);
    }

    private Optional<Post> some() {
        List<Post> standing = theirs.stream().filter(post -> !post.deleted).toList();
        return standing.isEmpty() ? Optional.empty() : Optional.of(world.chance.pick(standing));
    }
}
