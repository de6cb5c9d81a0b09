package dev.relais.twitter;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.twitter.budget.Budget;
import dev.relais.twitter.budget.Urgency;
import java.util.List;

/** Counts what X charges for what it pushes: posts and messages that others wrote; what the account itself did is free. */
final class Pushes {
    private Pushes() {}

    static void count(Budget budget, Delivery delivery, List<Inbound> items) {
        if (delivery.account() != null) {
            return;
        }
        for (Inbound item : items) {
            if (item instanceof Inbound.Received received) {
                Message message = received.message();
                budget.used(price(message), List.of(message.externalId()), Urgency.INTERACTIVE);
            } else if (item instanceof Inbound.Mentioned mentioned) {
                budget.used("post.read", List.of(mentioned.message().externalId()), Urgency.BACKGROUND);
            }
        }
    }

    private static String price(Message message) {
        if (message.surface() != Surface.DIRECT) {
            return "event.post";
        }
        boolean encrypted =
                message.media().stream().anyMatch(media -> media.kind().equals("encrypted"));
        return encrypted ? "event.chat.received" : "event.dm.received";
    }
}
