package dev.relais.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds marks, which ascend, by their time: each by halving. Immutable. */
final class MarkIndex {
    private final List<Mark> marks;
    /** Who had it after each mark. */
    private final List<@Nullable String> owners;

    private final List<Mark> replies = new ArrayList<>(2);
    private final List<Mark> ends = new ArrayList<>(2);
    private final List<Mark> withdrawals = new ArrayList<>(0);

    MarkIndex(List<Mark> marks) {
        this.marks = marks;
        this.owners = new ArrayList<>(marks.size());
        String owner = null;
        for (Mark mark : marks) {
            owner = History.owner(owner, mark);
            owners.add(owner);
            if (mark.kind() == Mark.Kind.REPLIED) {
                replies.add(mark);
            }
            if (mark.kind().isReply() || mark.kind().settles()) {
                ends.add(mark);
            }
            if (mark.kind() == Mark.Kind.WITHDRAWN) {
                withdrawals.add(mark);
            }
        }
    }

    /** Who had it at an instant; null where nobody did. After it was settled: who had it last. */
    @Nullable
    String ownerAt(Instant at) {
        int after = place(marks, at, true);
        return after == 0 ? null : owners.get(after - 1);
    }

    /** The first reply of an agent at just that instant. */
    @Nullable
    Mark replyAt(Instant at) {
        Mark found = firstFrom(replies, at);
        return found != null && found.at().equals(at) ? found : null;
    }

    /** The first reply, or settlement, that is not before an instant. */
    @Nullable
    Mark endFrom(Instant at) {
        return firstFrom(ends, at);
    }

    /** When the customer first took everything back, not before an instant. */
    @Nullable
    Instant withdrawnFrom(Instant at) {
        Mark found = firstFrom(withdrawals, at);
        return found == null ? null : found.at();
    }

    private static @Nullable Mark firstFrom(List<Mark> all, Instant at) {
        int place = place(all, at, false);
        return place == all.size() ? null : all.get(place);
    }

    /** How many lie before an instant, or at it where {@code with}. */
    private static int place(List<Mark> all, Instant at, boolean with) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Instant one = all.get(middle).at();
            if (one.isBefore(at) || (with && one.equals(at))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
