package dev.relais.testkit.sim;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import dev.relais.desk.Desk;
import dev.relais.desk.Health;
import dev.relais.store.Parked;
import java.util.List;
import java.util.Optional;

/** The person whom the desks ask: looks at the network and says the truth, gives away what the vanished left behind. */
final class Supervisor {
    private final World world;
    private boolean repaired;

    Supervisor(World world) {
        this.world = world;
    }

    /** The connector's bug is fixed; what was parked may be tried again. */
    void repair() {
        repaired = true;
        world.mail.repair();
    }

    void look() {
        Optional<Health> health = world.anyDesk("the supervisor looks", Desk::health);
        if (health.isEmpty()) {
            return;
        }
        for (Health.Unfinished held : health.get().held()) {
            judge(held);
        }
        if (repaired) {
            for (Parked parked : health.get().parked()) {
                world.anyDesk("unpark " + parked.number(), desk -> desk.unpark(parked.number()));
            }
        }
        giveAway();
    }

    /** Says what became of a send once nobody can be at it any more. */
    private void judge(Health.Unfinished held) {
        Send send = held.send();
        if (send.state() != SendState.HELD || world.mayStillCall(send) || !isHeld(held)) {
            return;
        }
        List<Post> said = world.network.said(send.text());
        world.trace.add(() -> "the supervisor judges " + send.id() + ": " + (said.isEmpty() ? "not there" : "there"));
        if (!said.isEmpty()) {
            world.anyDesk("confirm", desk -> desk.confirm(held.conversation(), send.id()));
        } else if (world.chance.hit(0.1)) {
            world.anyDesk("cancel", desk -> desk.cancel(held.conversation(), send.id()));
        } else {
            world.calls.allowed(send.id().value());
            world.anyDesk("resend", desk -> desk.resend(held.conversation(), send.id()));
        }
    }

    /** Somebody may have said so since the desk was asked. */
    private boolean isHeld(Health.Unfinished held) {
        return world.store
                .conversation(held.conversation())
                .map(now -> now.sends().get(held.send().id()))
                .filter(now -> now.equals(held.send()))
                .isPresent();
    }

    private void giveAway() {
        List<String> here =
                world.agents.names().stream().filter(world.agents::isPresent).toList();
        for (Conversation conversation :
                world.anyDesk("the supervisor reads", Desk::conversations).orElse(List.of())) {
            boolean left = conversation.state().isOpen()
                    && conversation
                            .agent()
                            .filter(agent -> !world.agents.isPresent(agent))
                            .isPresent();
            if (left && !here.isEmpty() && world.chance.hit(0.3)) {
                String next = world.chance.pick(here);
                world.anyDesk("give to " + next, desk -> desk.assign(conversation.id(), next));
            }
        }
    }
}
