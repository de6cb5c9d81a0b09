package dev.relais.twitter.people;

import org.jspecify.annotations.Nullable;

/**
 * Somebody on X, as X shows him to an account.
 *
 * @param id X's id; the handle may change, the id does not
 * @param handle without @
 * @param name as people see it
 * @param isProtected whether only followers see his posts; null where X does not say
 * @param followers how many follow him; null where X does not say
 * @param verified {@code blue}, {@code business}, {@code government}, {@code none}…; null where X does not say
 * @param receivesDirectMessages whether he takes direct messages from the account that asked; null where X does not say
 */
public record XUser(
        String id,
        @Nullable String handle,
        @Nullable String name,
        @Nullable Boolean isProtected,
        @Nullable Long followers,
        @Nullable String verified,
        @Nullable Boolean receivesDirectMessages) {
    @Override
    public String toString() {
        return "XUser[" + id + "]";
    }
}
