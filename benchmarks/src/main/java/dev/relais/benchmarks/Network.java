package dev.relais.benchmarks;

import dev.relais.Secret;
import dev.relais.connect.Connector;
import dev.relais.connect.WebhookRequest;
import dev.relais.facebook.FacebookConnector;
import dev.relais.twitter.TwitterConnector;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Whose webhooks are measured. */
public enum Network {
    /** A mention, as the X Activity API tells it. */
    X("x-twitter-webhooks-signature", """
            {'data':{'event_uuid':'<m>','filter':{'user_id':'4400000000000000001'},'event_type':'post.mention.create',
            'tag':'bench','payload':{'id':'<m>','text':'@lumenia <text>',
            'author_id':'<a>','conversation_id':'<c>','created_at':'2026-11-20T08:15:30.000Z','lang':'en',
            'reply_settings':'everyone','possibly_sensitive':false,'in_reply_to_user_id':'4400000000000000001',
            'edit_history_tweet_ids':['<m>'],'edit_controls':{'edits_remaining':5,'edits_remaining_str':'5',
            'is_edit_eligible':true,'editable_until':'2026-11-20T09:15:30.000Z'},'public_metrics':{'like_count':0,
            'like_count_str':'0','retweet_count':0,'retweet_count_str':'0','reply_count':0,'reply_count_str':'0',
            'quote_count':0,'quote_count_str':'0'},'entities':{'mentions':[{'start':0,'end':8,'username':'lumenia',
            'id':'4400000000000000001'}]}},'includes':{'users':[{'id':'<a>','username':'noor<a>',
            'name':'Noor A.','verified':false,'public_metrics':{'followers_count':182,'followers_count_str':'182'}},
            {'id':'4400000000000000001','username':'lumenia','name':'Lumenia','verified':true}]}}}
            """) {
        @Override
        public Connector connector() {
            return TwitterConnector.builder().consumerSecrets(List.of(SECRET)).build();
        }

        @Override
        String spelling(byte[] hmac) {
            return "sha256=" + Base64.getEncoder().encodeToString(hmac);
        }
    },

    /** A comment under a post of a Page. */
    FACEBOOK("x-hub-signature-256", """
            {'object':'page','entry':[{'id':'100200300400500','time':1795162530,'changes':[{'field':'feed','value':{
            'from':{'id':'<a>','name':'Noor A.'},'item':'comment','verb':'add','post_id':'100200300400500_<c>',
            'comment_id':'<c>_<m>','parent_id':'100200300400500_<c>','created_time':1795162530,
            'message':'<text>','post':{'id':'100200300400500_<c>',
            'permalink_url':'https://www.facebook.example/100200300400500/posts/<c>','is_published':true,
            'updated_time':'2026-11-20T08:15:30+0000','status_type':'mobile_status_update',
            'promotion_status':'inactive'}}}]}]}
            """) {
        @Override
        public Connector connector() {
            return FacebookConnector.builder().appSecret(SECRET).build();
        }

        @Override
        String spelling(byte[] hmac) {
            return "sha256=" + HexFormat.of().formatHex(hmac);
        }
    };

    private static final String WORDS =
            "my lamp has been flickering since the update of last week, I have tried another socket "
                    + "&amp; another bulb. Can someone tell me how to get it repaired?";
    private static final Secret SECRET = Secret.of("benchmark-secret");

    private final String header;
    private final String text;

    Network(String header, String text) {
        this.header = header;
        this.text = text;
    }

    /** A connector that accepts what {@link #signed} signs. */
    public abstract Connector connector();

    abstract String spelling(byte[] hmac);

    /** What the network hands over: no two messages have the same bytes. */
    Template bodies() {
        return bodies(WORDS);
    }

    /** The same with another text, in which nothing needs to be escaped. */
    public Template bodies(String words) {
        return new Template(text.replace("<text>", words));
    }

    /** The request that brings {@code body}. */
    WebhookRequest signed(byte[] body) {
        String signature = spelling(SECRET.hmacSha256(body));
        return new WebhookRequest("POST", Map.of(), Map.of(header, List.of(signature)), body);
    }
}
