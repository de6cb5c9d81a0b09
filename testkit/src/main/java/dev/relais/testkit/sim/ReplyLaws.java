package dev.relais.testkit.sim;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold for replies: what was decided is on the network once, in the order in which it was decided; nothing else is. */
final class ReplyLaws {
    private static final String TYPED = " in c-";

    private final World world;
    private final Map<String, List<Post>> visible = new HashMap<>();

    private ReplyLaws(World world) {
        this.world = world;
        for (Post post : world.network.posts.values()) {
            if (post.isOurs() && post.text().contains(TYPED)) {
                visible.computeIfAbsent(post.text(), none -> new ArrayList<>()).add(post);
            }
        }
    }

    static void check(World world) {
        ReplyLaws laws = new ReplyLaws(world);
        Set<String> decided = new HashSet<>();
        world.store
                .conversations()
                .forEach(id -> world.store.conversation(id).ifPresent(conversation -> {
                    conversation.sends().values().forEach(send -> {
                        decided.add(send.text());
                        laws.once(conversation, send);
                    });
                    laws.inOrder(conversation);
                }));
        laws.visible.keySet().stream()
                .filter(text -> !decided.contains(text))
                .forEach(text -> world.violation("undecided: the network shows \"" + text + "\""));
        world.agents.promised.stream()
                .filter(text -> !decided.contains(text))
                .forEach(text -> world.violation("lost: reply \"" + text + "\" was promised and never decided"));
    }

    private void once(Conversation conversation, Send send) {
        int shown = visible.getOrDefault(send.text(), List.of()).size();
        if (shown > 1) {
            world.violation(
                    "doubled: send %s of %s is on the network %d times".formatted(send.id(), conversation.id(), shown));
        } else if (send.state() == SendState.SENT && shown == 0) {
            world.violation("lost: send %s of %s counts as sent and is not on the network"
                    .formatted(send.id(), conversation.id()));
        } else if (send.state().isFinal() && send.state() != SendState.SENT && shown == 1) {
            world.violation("wrong: send %s of %s counts as %s and is on the network"
                    .formatted(send.id(), conversation.id(), send.state()));
        }
    }

    private void inOrder(Conversation conversation) {
        List<String> order = new ArrayList<>(world.network.posts.keySet());
        int last = -1;
        for (Send send : conversation.sends().values()) {
            for (Post post : visible.getOrDefault(send.text(), List.of())) {
                int place = order.indexOf(post.id);
                if (place < last) {
                    world.violation("order: send %s of %s is on the network before one that was decided earlier"
                            .formatted(send.id(), conversation.id()));
                }
                last = Math.max(last, place);
            }
        }
    }
}
