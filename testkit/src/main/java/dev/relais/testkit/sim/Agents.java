package dev.relais.testkit.sim;

import dev.relais.config.Agent;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.desk.CommandResult;
import dev.relais.desk.Desk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The people who answer. Each looks at any desk now and then, and acts a while later at any other. */
final class Agents {
    private static final int MOST_REPLIES = 15;

    /** A conversation that an agent once owned, and under which token. */
    private record Noted(String agent, ConversationId conversation, long token) {}

    private final World world;
    private final List<String> names =
            Desks.CONFIGS.get(0).agents().stream().map(Agent::id).toList();
    private final Set<String> gone = new HashSet<>();
    private final Set<String> busy = new HashSet<>();
    private final Set<Noted> noted = new LinkedHashSet<>();
    /** Replies of which a desk said that they were decided. */
    final List<String> promised = new ArrayList<>();

    private int replies;

    Agents(World world) {
        this.world = world;
    }

    List<String> names() {
        return names;
    }

    boolean isPresent(String agent) {
        return !gone.contains(agent);
    }

    int replies() {
        return replies;
    }

    void leave(String agent) {
        gone.add(agent);
        world.trace.add(() -> agent + " is gone");
    }

    void comeBack() {
        gone.clear();
    }

    /** Everybody who is there looks at a desk. */
    void look() {
        for (String agent : names) {
            if (isPresent(agent)) {
                world.anyDesk(agent + " looks", Desk::conversations)
                        .ifPresent(seen -> seen.forEach(conversation -> look(agent, conversation)));
            }
        }
    }

    private void look(String agent, Conversation seen) {
        if (seen.agent().filter(agent::equals).isEmpty() || !busy.add(agent + seen.id())) {
            return;
        }
        double slowest = world.faults.areOver() ? 2 : 25;
        world.time.after(world.chance.seconds(0.5, slowest), () -> {
            busy.remove(agent + seen.id());
            act(agent, seen);
        });
    }

    /** Acts on what was seen a while ago. */
    private void act(String agent, Conversation seen) {
        boolean dutiful = world.faults.areOver();
        if (seen.state() instanceof Offered offered) {
            if (dutiful || world.chance.hit(0.75)) {
                accept(agent, seen.id(), offered.offer());
            } else if (world.chance.hit(0.4)) {
                ask(agent + " declines", seen.id(), desk -> desk.decline(seen.id(), offered.offer(), agent));
            }
        } else if (seen.state() instanceof Owned owned) {
            noted.add(new Noted(agent, seen.id(), owned.token()));
            own(agent, seen, owned);
        } else if (seen.state() instanceof AwaitingCustomer awaiting && world.chance.hit(dutiful ? 0.8 : 0.3)) {
            ask(agent + " resolves", seen.id(), desk -> desk.resolve(seen.id(), token(awaiting.token(), seen.id())));
        }
    }

    private void accept(String agent, ConversationId id, String offer) {
        Optional<CommandResult> first = ask(agent + " accepts", id, desk -> desk.accept(id, offer, agent));
        if (world.faults.strikes(Fault.DOUBLE_CLICK)) {
            Optional<CommandResult> second = ask(agent + " accepts again", id, desk -> desk.accept(id, offer, agent));
            if (first.filter(CommandResult.Done.class::isInstance).isPresent()
                    && second.filter(CommandResult.Done.class::isInstance).isPresent()) {
                world.violation("offer " + offer + " of " + id + " was accepted twice");
            }
        }
    }

    private void own(String agent, Conversation seen, Owned owned) {
        long token = owned.token();
        if (world.faults.strikes(Fault.STALE_TOKEN)) {
            noted.stream()
                    .filter(old -> isStale(old))
                    .findFirst()
                    .ifPresent(old -> reply(old.agent(), old.conversation(), old.token()));
        }
        boolean mayWrite = replies < MOST_REPLIES;
        if (mayWrite && world.chance.hit(0.75)) {
            reply(agent, seen.id(), token);
            if (world.chance.hit(0.25)) {
                reply(agent, seen.id(), token);
            }
        } else if (!mayWrite || world.chance.hit(0.6)) {
            ask(agent + " resolves", seen.id(), desk -> desk.resolve(seen.id(), token(token, seen.id())));
        } else {
            ask(agent + " gives back", seen.id(), desk -> desk.release(seen.id(), token(token, seen.id())));
        }
    }

    private boolean isStale(Noted old) {
        return newest(old.conversation()) != old.token();
    }

    /** The text says who typed it, in which conversation, and is like no other. */
    private void reply(String agent, ConversationId id, long noted) {
        String text = agent + " in " + id + " #" + ++replies;
        boolean stale = newest(id) != noted;
        Optional<CommandResult> result =
                ask(agent + " replies " + replies, id, desk -> desk.reply(id, token(noted, id), text));
        if (result.filter(CommandResult.Done.class::isInstance).isPresent()) {
            promised.add(text);
            if (stale) {
                world.violation("\"%s\" was taken under the stale token %d".formatted(text, noted));
            }
        }
    }

    private long newest(ConversationId id) {
        return world.store.conversation(id).map(Conversation::token).orElse(0L);
    }

    private long token(long noted, ConversationId id) {
        return world.options.tampering().token(noted, newest(id));
    }

    private Optional<CommandResult> ask(String what, ConversationId id, Function<Desk, CommandResult> work) {
        Optional<CommandResult> result = world.anyDesk(what, work);
        world.trace.add(() -> what + " (" + id + ") → "
                + result.map(said -> said instanceof CommandResult.Refused refused
                                ? refused.refusal().reason().name()
                                : "done")
                        .orElse("no answer"));
        return result;
    }
}
