package dev.relais.intake;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.ThreadOwner;
import dev.relais.connect.Inbound.Withdrawn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The marks by which a fact that is told twice is known again. Hashes: they outlive content that must go. */
final class Marks {
    private Marks() {}

    static String of(@Nullable Object... parts) {
        StringBuilder all = new StringBuilder();
        for (@Nullable Object part : parts) {
            String text = String.valueOf(part);
            all.append(text.length()).append(':').append(text);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The mark of a fact that follows a message or a conversation. */
    static String of(Inbound inbound) {
        if (inbound instanceof Edited e) {
            return of(
                    "edited",
                    e.account(),
                    e.externalId(),
                    e.version().revision(),
                    e.version().estimated() ? "" : e.version().at(),
                    e.version().text());
        }
        if (inbound instanceof Withdrawn w) {
            return of("withdrawn", w.account(), w.externalId());
        }
        if (inbound instanceof Hidden h) {
            return of("hidden", h.account(), h.externalId(), h.hidden(), h.at());
        }
        if (inbound instanceof Reacted r) {
            String author = r.author() == null ? "" : r.author().id();
            return of("reacted", r.account(), r.externalId(), author, r.reaction(), r.added(), r.at());
        }
        if (inbound instanceof Acknowledged a) {
            return of("acknowledged", a.key().id(), a.receipt(), a.upTo());
        }
        if (inbound instanceof ThreadOwner o) {
            return of("owner", o.key().id(), o.owner(), o.at());
        }
        throw new IllegalArgumentException(inbound.getClass().getSimpleName() + " follows nothing");
    }
}
