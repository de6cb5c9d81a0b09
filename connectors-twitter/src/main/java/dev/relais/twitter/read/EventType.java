package dev.relais.twitter.read;

import dev.relais.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of an event of the X Activity API. Names are an open set; X wrote {@code PostMentionCreate} before it wrote
 * {@code post.mention.create}, and still writes {@code chat.conversation_join} beside {@code chat.conversation.join}: case and
 * separators tell nothing.
 */
record EventType(String shown, String folded) {
    private static final int MAX_SHOWN = 80;

    /** Whole names and beginnings of names, the first that fits. */
    private static final List<Map.Entry<String, String>> NOT_KEPT = List.of(
            Map.entry("dmindicatetyping", "somebody is typing, which is not kept"),
            Map.entry("chattyping", "somebody is typing, which is not kept"),
            Map.entry("chat", "a change around an encrypted conversation, which is not kept"),
            Map.entry("postrepostcreate", "a repost has no words of its own"),
            Map.entry("like", "somebody liked a post, which is not kept"),
            Map.entry("follow", "somebody follows or no longer does, which is not kept"),
            Map.entry("profile", "a profile was changed, which is not kept"),
            Map.entry("mute", "somebody is muted or no longer, which is not kept"),
            Map.entry("block", "somebody is blocked or no longer, which is not kept"),
            Map.entry("spaces", "a live conversation, which is not kept"),
            Map.entry("broadcast", "a live broadcast, which is not kept"),
            Map.entry("news", "a news story, which is not kept"));

    /** Those that come every minute. */
    private static final Map<String, EventType> USUAL = Stream.of(
                    "post.create",
                    "post.mention.create",
                    "post.reply.create",
                    "post.quote.create",
                    "post.delete",
                    "dm.received",
                    "dm.sent",
                    "dm.read",
                    "dm.indicate_typing",
                    "chat.received",
                    "chat.sent",
                    "MessageCreate",
                    "ParticipantsJoin",
                    "ParticipantsLeave")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), EventType::folded));

    static EventType of(String name) {
        EventType usual = USUAL.get(name);
        return usual == null ? folded(name) : usual;
    }

    private static EventType folded(String name) {
        String shown = name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN - 1) + "…";
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c != '.' && c != '_' && c != '-') {
                folded.append(c);
            }
        }
        return new EventType(shown, folded.toString().toLowerCase(Locale.ROOT));
    }

    /** Why such an event is no message. */
    String reason() {
        String name = "event type " + Fault.printable(shown);
        for (Map.Entry<String, String> known : NOT_KEPT) {
            if (folded.startsWith(known.getKey())) {
                return name + ": " + known.getValue();
            }
        }
        return name + " is not understood";
    }
}
