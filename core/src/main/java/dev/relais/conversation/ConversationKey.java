package dev.relais.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What makes two messages belong to one conversation: public, the account, the root post and the customer, so that the many
 * customers under one post never mix; private, the account and the customer.
 *
 * @param account the desk's own name of the account
 * @param root the network's id of the post that the thread hangs on; null where the conversation is private
 * @param customer the network's id of the customer; null where the network names no author, and then {@code root} is the
 *     message itself, so that two strangers never share a conversation
 */
public record ConversationKey(
        String account, @Nullable String root, @Nullable String customer) {
    /** The conversation's id: the same key gives the same id everywhere. */
    public ConversationId id() {
        return new ConversationId(Ids.derive("c-", account, root, customer));
    }

    /** Public where there is a root post, else private. */
    public Visibility visibility() {
        return root == null ? Visibility.PRIVATE : Visibility.PUBLIC;
    }

    @Override
    public String toString() {
        return "ConversationKey[" + id() + "]";
    }
}
