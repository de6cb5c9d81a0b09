package dev.relais.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.ThreadOwner;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.MessageRef;
import dev.relais.conversation.Version;
import dev.relais.store.Unattached;
import java.time.Instant;

/** What belongs to no conversation, written as the event that it would be in one. */
final class UnattachedJson {
    private UnattachedJson() {}

    static void write(ObjectNode line, Unattached item, boolean edit) {
        Inbound inbound = item.inbound();
        if (inbound instanceof Sent s) {
            Message message = s.message();
            head(line, message.at(), edit ? "MessageEdited" : "MessageSent", item);
            MessageJson.write(line, message);
            if (edit) {
                Version version =
                        new Version(s.revision(), message.at(), message.at(), message.estimated(), message.text());
                MessageEvents.version(line, version);
            } else {
                line.put("revision", s.revision());
                line.put("origin", "elsewhere");
            }
        } else if (inbound instanceof Edited e) {
            head(line, e.version().at(), "MessageEdited", item);
            MessageRef ref = ref(e.network(), e.account(), e.externalId());
            MessageJson.write(
                    line, ref, e.version().text(), e.version().at(), e.version().estimated());
            MessageEvents.version(line, e.version());
        } else if (inbound instanceof Withdrawn w) {
            head(line, w.at(), "MessageWithdrawn", item);
            MessageJson.write(line, ref(w.network(), w.account(), w.externalId()), "", w.at(), w.estimated());
        } else if (inbound instanceof Hidden h) {
            head(line, h.at(), "MessageHidden", item);
            MessageJson.ref(line, ref(h.network(), h.account(), h.externalId()));
            line.put("hidden", h.hidden());
        } else if (inbound instanceof Reacted r) {
            head(line, r.at(), "ReactionChanged", item);
            MessageJson.write(line, ref(r.network(), r.account(), r.externalId()), "", r.at(), r.estimated());
            MessageEvents.reaction(line, r.author(), r.reaction(), r.added());
        } else if (inbound instanceof Acknowledged a) {
            head(line, a.at(), "ReceiptReceived", item);
            MessageJson.key(line, a.key());
            MessageEvents.receipt(line, a.receipt(), a.upTo());
        } else if (inbound instanceof Mentioned m) {
            head(line, m.message().at(), "Mentioned", item);
            MessageJson.write(line, m.message());
            QueueEvents.strings(
                    line.putArray("queries"), m.queries().stream().sorted().toList());
        } else if (inbound instanceof ThreadOwner o) {
            head(line, o.at(), "ThreadOwnerChanged", item);
            MessageJson.key(line, o.key());
            line.put("owner", o.owner());
        } else {
            throw new IllegalArgumentException(inbound.getClass().getSimpleName() + " always has a conversation");
        }
    }

    private static void head(ObjectNode line, Instant at, String type, Unattached item) {
        line.put("at", at.toString());
        line.put("type", type);
        EventJson.source(line, item.source());
    }

    private static MessageRef ref(String network, String account, String externalId) {
        return new MessageRef(MessageId.of(account, externalId), network, account, externalId);
    }
}
