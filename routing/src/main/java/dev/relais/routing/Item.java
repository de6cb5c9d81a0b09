package dev.relais.routing;

import dev.relais.assign.Waiting;
import dev.relais.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/** A conversation that the engine knows: it waits in a cell, or somebody has it. */
final class Item {
    static final int[] NOBODY = {};

    final ConversationId id;

    // While it waits.
    @Nullable
    Waiting waiting;

    @Nullable
    Cell cell;

    @Nullable
    Line line;

    long since;
    /** Last instant at which it is in time; {@link Nanos#NEVER} where nothing is promised. */
    long due;
    /** For whom alone it waits at present, and until when at most. */
    int keptFor = IdleLists.NOBODY;

    long keptUntil;
    /** How long it is expected to take; 0 where nobody knows. */
    long forecast;
    /** How many rungs of its queue's ladder have given way, and when the next one does that helps. */
    int rung;

    long nextRung = Nanos.NEVER;
    int lane;
    long key;

    // While somebody has it.
    @Nullable
    String agent;

    int position = -1;
    /** Who else is asked at the same time; empty where nobody is. */
    int[] also = NOBODY;

    int weight;
    boolean isPublic;
    long heldSince;

    @Nullable
    String kind;

    // Where it stands in each heap; -1: nowhere.
    int inLane = -1;
    int inArrivals = -1;
    int inLates = -1;
    int inRungs = -1;

    Item(ConversationId id) {
        this.id = id;
    }

    /** The queue that it waits, or waited last, in. */
    Line line() {
        if (line == null) {
            throw new IllegalStateException(id + " has never waited");
        }
        return line;
    }

    /** Earlier arrival, then id. */
    static int byArrival(Item a, Item b) {
        int bySince = Long.compare(a.since, b.since);
        return bySince != 0 ? bySince : a.id.compareTo(b.id);
    }
}
