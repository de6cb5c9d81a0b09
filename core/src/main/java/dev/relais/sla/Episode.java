package dev.relais.sla;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a target.
 *
 * @param kind what runs
 * @param start the event that started it
 * @param end the event that ended it; null where it still runs
 * @param within what happened after the start, up to and including the end
 */
record Episode(
        TargetKind kind, TimelineEvent start, @Nullable TimelineEvent end, List<TimelineEvent> within) {

    /** The runs of all targets, promised or not: which reply is owed does not depend on what is promised for it. */
    static List<Episode> all(List<TimelineEvent> inOrder) {
        Runs runs = new Runs(inOrder);
        for (int i = 0; i < inOrder.size(); i++) {
            runs.take(i);
        }
        return runs.finish();
    }

    private static final class Runs {
        private record Open(TargetKind kind, int start) {}

        private final List<TimelineEvent> events;
        private final List<Episode> ended = new ArrayList<>();
        private boolean received;
        private @Nullable Open reply;
        private @Nullable Open resolution;

        Runs(List<TimelineEvent> events) {
            this.events = events;
        }

        void take(int index) {
            switch (events.get(index).type()) {
                case RECEIVED -> received(index);
                case REPLIED -> endReply(index);
                case RESOLVED, WITHDRAWN -> {
                    endReply(index);
                    endResolution(index);
                }
                case REOPENED -> {
                    if (received && resolution == null) {
                        resolution = new Open(TargetKind.RESOLUTION, index);
                    }
                }
                case WAITING_FOR_CUSTOMER, RESUMED -> {}
            }
        }

        private void received(int index) {
            if (reply == null) {
                reply = new Open(received ? TargetKind.NEXT_RESPONSE : TargetKind.FIRST_RESPONSE, index);
            }
            if (!received) {
                resolution = new Open(TargetKind.RESOLUTION, index);
            }
            received = true;
        }

        private void endReply(int index) {
            if (reply != null) {
                ended.add(episode(reply, events.get(index), index));
                reply = null;
            }
        }

        private void endResolution(int index) {
            if (resolution != null) {
                ended.add(episode(resolution, events.get(index), index));
                resolution = null;
            }
        }

        List<Episode> finish() {
            int last = events.size() - 1;
            if (reply != null) {
                ended.add(episode(reply, null, last));
            }
            if (resolution != null) {
                ended.add(episode(resolution, null, last));
            }
            return ended;
        }

        private Episode episode(Open open, @Nullable TimelineEvent end, int last) {
            return new Episode(open.kind(), events.get(open.start()), end, events.subList(open.start() + 1, last + 1));
        }
    }
}
