package dev.relais.connect;

import dev.relais.account.Account;
import dev.relais.conversation.SendId;

/**
 * A customer's public message is to be hidden from others, or shown again. Doing it twice is the same as doing it once.
 *
 * @param id names the act
 * @param account under whose post it stands
 * @param externalId the network's id of the message
 */
public record HideRequest(SendId id, Account account, String externalId, boolean hidden) {}
