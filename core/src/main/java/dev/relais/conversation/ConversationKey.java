package dev.relais.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What makes two messages belong to one conversation: public, the account, the root post and the customer, so that the many
 * customers under one post never mix; private, the account and the customer.
 *
 * @param account the desk's own name of the account
 * @param root the network's id of the post that the thread hangs on; null where the conversation is private
 * @param customer the network's id of the customer; null where the network names no author
 * @param message where no author is named, the network's id of the message: two strangers never share a conversation; else null
 */
public record ConversationKey(
        String account,
        @Nullable String root,
        @Nullable String customer,
        @Nullable String message) {
    /** The key of a message whose author is known. */
    public ConversationKey(String account, @Nullable String root, @Nullable String customer) {
        this(account, root, customer, null);
    }

    /**
     * The key of a message whose author the network does not name: a conversation of its own.
     *
     * @param message the network's id of the message
     */
    public static ConversationKey unnamed(String account, @Nullable String root, String message) {
        return new ConversationKey(account, root, null, message);
    }

    /** The conversation's id: the same key gives the same id everywhere. */
    public ConversationId id() {
        return new ConversationId(
                message == null
                        ? Ids.derive("c-", account, root, customer)
                        : Ids.derive("c-", account, root, customer, message));
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
