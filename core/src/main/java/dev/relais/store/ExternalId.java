package dev.relais.store;

/**
 * The name that a network has for a message.
 *
 * @param account the desk's own name of the account
 * @param id the network's id
 */
public record ExternalId(String account, String id) {}
