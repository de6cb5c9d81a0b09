package dev.relais.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message within its conversation, with all that happened to it.
 *
 * @param message as people see it now; its text is {@code ""} once it was withdrawn
 * @param direction whose message it is
 * @param versions every version that was told, in their order; once the message was withdrawn one without text for each revision
 * @param withdrawn whether it was taken away on the network, or its content erased
 * @param hidden whether the brand hid it from others
 * @param hiddenAt since when {@code hidden} holds; null where it was never told
 * @param send the send that it is the outcome of
 */
public record Entry(
        Message message,
        Direction direction,
        List<Version> versions,
        boolean withdrawn,
        boolean hidden,
        @Nullable Instant hiddenAt,
        @Nullable SendId send) {
    public Entry {
        versions = List.copyOf(versions);
    }

    static Entry of(Message message, Direction direction, long revision, @Nullable SendId send) {
        Version version = new Version(revision, message.at(), message.at(), message.estimated(), message.text());
        return new Entry(message, direction, List.of(version), false, false, null, send);
    }

    /** The version that is already known and that {@code version} tells again. */
    public Optional<Version> known(Version version) {
        return versions.stream().filter(v -> v.sameAs(version)).findFirst();
    }

    Entry edited(Version version) {
        List<Version> all = new ArrayList<>(versions);
        Optional<Version> again = known(version);
        again.ifPresent(all::remove);
        all.add(again.map(version::join).orElse(version));
        return seen(message, all);
    }

    Entry completed(Message joined) {
        Version first = versions.get(0);
        List<Version> all = new ArrayList<>(versions);
        all.set(
                0,
                first.join(
                        new Version(first.revision(), joined.at(), first.toldAt(), joined.estimated(), joined.text())));
        return seen(joined, all);
    }

    Entry hidden(boolean nowHidden, Instant at) {
        return new Entry(message, direction, versions, withdrawn, nowHidden, at, send);
    }

    /** The content goes, the fact stays. */
    Entry withdraw() {
        return new Entry(message, direction, versions, true, hidden, hiddenAt, send)
                .seen(message, new ArrayList<>(versions));
    }

    private Entry seen(Message told, List<Version> all) {
        List<Version> kept = withdrawn ? blank(all) : all;
        Collections.sort(kept);
        Version first = kept.get(0);
        Version last = kept.get(kept.size() - 1);
        Message shown = told.with(last.text(), first.at(), first.estimated());
        return new Entry(
                withdrawn ? shown.withoutContent() : shown, direction, kept, withdrawn, hidden, hiddenAt, send);
    }

    /**
     * One version for each revision: what is left must not tell how many texts there were, for without their words nobody could
     * tell them apart, and a history whose words are gone must give the same entry.
     */
    private static List<Version> blank(List<Version> all) {
        Map<Long, Version> revisions = new TreeMap<>();
        all.forEach(version -> revisions.merge(version.revision(), version.blank(), Version::join));
        return new ArrayList<>(revisions.values());
    }
}
