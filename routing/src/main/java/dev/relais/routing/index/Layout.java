package dev.relais.routing.index;

/**
 * What it takes to encode a message.
 *
 * @param slots the facts that rules ask about; first those with rows, in the order in which rows are ANDed
 * @param rowSlots how many of them have rows
 * @param signalWords how many words the signals take
 * @param postings the rules that rare signals find
 * @param broad the other rules
 */
record Layout(FactSlot[] slots, int rowSlots, int signalWords, Postings postings, Broad broad) {}
