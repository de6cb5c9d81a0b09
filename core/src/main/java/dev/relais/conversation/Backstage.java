package dev.relais.conversation;

import java.util.List;
import java.util.Map;

/**
 * What employees do in a conversation that the customer does not see.
 *
 * @param notes oldest first
 * @param consultations by id
 * @param drafts by id; those that were sent or discarded are gone
 * @param calls promised calls, by id
 */
public record Backstage(
        List<Note> notes, Map<String, Consultation> consultations, Map<String, Draft> drafts, Map<String, Call> calls) {
    /** Nothing yet. */
    public static final Backstage EMPTY = new Backstage(List.of(), Map.of(), Map.of(), Map.of());
}
