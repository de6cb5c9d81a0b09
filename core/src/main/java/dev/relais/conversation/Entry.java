package dev.relais.conversation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message within its conversation, with all that happened to it.
 *
 * @param message as people see it now; its text is {@code ""} once it was withdrawn
 * @param direction whose message it is
 * @param versions every version that was told, in their order; emptied of text once the message was withdrawn
 * @param withdrawn whether it was taken away on the network
 * @param send the send that it is the outcome of
 */
public record Entry(
        Message message,
        Direction direction,
        List<Version> versions,
        boolean withdrawn,
        @Nullable SendId send) {
    public Entry {
        versions = List.copyOf(versions);
    }

    static Entry of(Message message, Direction direction, long revision, @Nullable SendId send) {
        Version version = new Version(revision, message.at(), message.at(), message.estimated(), message.text());
        return new Entry(message, direction, List.of(version), false, send);
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
        all.set(0, new Version(first.revision(), joined.at(), first.toldAt(), joined.estimated(), joined.text()));
        return seen(joined, all);
    }

    /** The content goes, the fact stays. */
    Entry withdraw() {
        return new Entry(message, direction, versions, true, send).seen(message, new ArrayList<>(versions));
    }

    private Entry seen(Message told, List<Version> all) {
        Collections.sort(all);
        Version first = all.get(0);
        Version last = all.get(all.size() - 1);
        Message shown = told.with(last.text(), first.at(), first.estimated());
        if (withdrawn) {
            List<Version> blank = all.stream().map(Version::blank).toList();
            return new Entry(shown.withoutContent(), direction, blank, true, send);
        }
        return new Entry(shown, direction, all, false, send);
    }
}
