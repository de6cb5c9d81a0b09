package dev.relais.testkit;

import dev.relais.Secret;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a fake X was built with. */
record XOptions(
        String consumerKey,
        Secret consumerSecret,
        String clientId,
        @Nullable Secret clientSecret,
        Set<String> redirects,
        String webhookPath,
        boolean enterprise,
        boolean loopbackWebhooks) {}
