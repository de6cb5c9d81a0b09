package dev.relais.conversation;

/**
 * Which message is meant.
 *
 * @param id Relais' own id
 * @param network where it stands
 * @param account the desk's own name of the account
 * @param externalId the network's id
 */
public record MessageRef(MessageId id, String network, String account, String externalId) {}
