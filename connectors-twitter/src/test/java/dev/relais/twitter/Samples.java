package dev.relais.twitter;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invented bodies in X's forms, and the desk that reads them. Apostrophes stand for quotation marks. */
final class Samples {
    static final Instant ARRIVED = Instant.parse("2026-11-22T09:00:00Z");
    static final Accounts DESK = new Accounts(List.of(
            new Account("x-lumen", "x", "700", "lumen", "Lumen"),
            new Account("fb-lumen", "facebook", "700", null, "Lumen"),
            new Account("x-other", "x", "701", "other", null)));

    /** A customer (31) mentions the brand (700) in a post of her own. */
    static final String MENTION = json("""
            {'data':{'event_uuid':'-55','filter':{'user_id':'700'},'event_type':'post.mention.create','tag':'t',
             'payload':{'id':'9001','text':'@lumen my lamp flickers &amp; hums','author_id':'31','conversation_id':'9001',
              'created_at':'2026-11-20T08:15:30.000Z','lang':'en','in_reply_to_user_id':'700',
              'edit_history_tweet_ids':['9001'],'public_metrics':{'like_count':0,'like_count_str':'0'},
              'attachments':{'media_keys':['3_1','7_2']}},
             'includes':{'users':[{'data':{'id':'700','username':'lumen','name':'Lumen'}},
               {'id':'31','username':'@noor','name':'Noor A.'}],
              'media':[{'media_key':'7_2','type':'video','preview_image_url':'https://img.example/v.jpg'},
               {'media_key':'3_1','type':'photo','url':'https://img.example/p.jpg'}]}}}
            """);

    /** The customer answers a post (8000) of the brand. */
    static final String REPLY = json("""
            {'data':{'event_uuid':'77','filter':{'user_id':'700'},'event_type':'post.reply.create',
             'payload':{'id':'9002','text':'@lumen still dark','author_id':'31','conversation_id':'8000',
              'created_at':'2026-11-20T09:00:00.000Z','in_reply_to_user_id':'700','in_reply_to_tweet_id':'8000',
              'edit_history_tweet_ids':['9002'],'referenced_tweets':[{'type':'replied_to','id':'8000'}]},
             'includes':{}}}
            """);

    /** The brand answers the customer below her post. */
    static final String OWN_REPLY = json("""
            {'data':{'filter':{'user_id':'700'},'event_type':'post.create',
             'payload':{'id':'9003','text':'@noor we look into it','author_id':'700','conversation_id':'9001',
              'created_at':'2026-11-20T08:20:00.000Z','in_reply_to_user_id':'31',
              'edit_history_tweet_ids':['9003'],'referenced_tweets':[{'type':'replied_to','id':'9001'}]}}}
            """);

    static final String DELETION = json("""
            {'data':{'filter':{'user_id':'700'},'event_type':'post.delete','payload':{'id':'9003','author_id':'700'}}}
            """);

    /** The customer writes two direct messages; the second has a picture. */
    static final String DIRECT = json("""
            {'data':{'filter':{'user_id':'700'},'event_type':'dm.received','payload':{'direct_message_events':[
              {'type':'message_create','id':'501','created_timestamp':'1795161600000','message_create':{
               'target':{'recipient_id':'700'},'sender_id':'31','message_data':{'text':'order 12 &lt;3','entities':{}}}},
              {'type':'message_create','id':'502','created_timestamp':'1795161601000','message_create':{
               'target':{'recipient_id':'700'},'sender_id':'31','message_data':{'text':'','attachment':{'type':'media',
               'media':{'type':'photo','media_url_https':'https://img.example/d.jpg'}}}}}],
             'users':{'31':{'data':{'id':'31','username':'noor','name':'Noor A.'}}}}}}
            """);

    static final String DIRECT_SENT = json("""
            {'data':{'filter':{'user_id':'700'},'event_type':'dm.sent','payload':{'direct_message_events':[
              {'type':'message_create','id':'503','created_timestamp':'1795161602000','message_create':{
               'target':{'recipient_id':'31'},'sender_id':'700','message_data':{'text':'thank you'}}}],'users':{}}}}
            """);

    static final String ENCRYPTED = json("""
            {'data':{'filter':{'user_id':'700'},'event_type':'chat.received','payload':{'id':'e4','sender_id':'31',
             'conversation_id':'31:700','created_at_msec':'1795161603000','encoded_event':'opaque'}}}
            """);

    /** The customer has read the brand's direct message. */
    static final String READ = json("""
            {'data':{'filter':{'user_id':'700'},'event_type':'dm.read','payload':{'direct_message_mark_read_events':[
              {'created_timestamp':'1795161605000','sender_id':'31','target':{'recipient_id':'700'},
               'last_read_event_id':'2123717520932864001'}],'users':{}}}}
            """);

    /** A page of mentions: a post, and an answer to the brand's post (8000) that quotes another. */
    static final String PAGE = json("""
            {'data':[
              {'id':'9030','text':'@lumen it is &gt; 30 \uD83D\uDE21 https://t.co/a1','author_id':'31','conversation_id':'9030',
               'created_at':'2026-11-20T08:15:30.000Z','lang':'en','edit_history_tweet_ids':['9030'],
               'public_metrics':{'retweet_count':0},'entities':{'mentions':[{'start':0,'end':6,'username':'lumen','id':'700'}],
               'urls':[{'start':23,'end':38,'url':'https://t.co/a1','expanded_url':'https://shop.example/lamp'}]}},
              {'id':'9031','text':'@lumen same here','author_id':'32','conversation_id':'8000','in_reply_to_user_id':'700',
               'created_at':'2026-11-20T08:16:30.000Z','edit_history_tweet_ids':['9031'],'display_text_range':[7,16],
               'entities':{'mentions':[{'start':0,'end':6,'username':'lumen','id':'700'}]},
               'referenced_tweets':[{'type':'replied_to','id':'8000'},{'type':'quoted','id':'8001'}],
               'attachments':{'media_keys':['7_9','3_8']}}],
             'includes':{'users':[{'id':'31','username':'noor','name':'Noor A.'},{'id':'32','username':'ole'}],
              'tweets':[{'id':'8000','text':'we are open','author_id':'700'},{'id':'8001','text':'x','author_id':'33'}],
              'media':[{'media_key':'3_8','type':'photo','url':'https://img.example/8.jpg','alt_text':'a dark lamp'},
               {'media_key':'7_9','type':'video','preview_image_url':'https://img.example/9.jpg','variants':[
                {'content_type':'application/x-mpegURL','url':'https://img.example/9.m3u8'},
                {'bit_rate':256000,'content_type':'video/mp4','url':'https://img.example/9-low.mp4'},
                {'bit_rate':832000,'content_type':'video/mp4','url':'https://img.example/9-high.mp4'}]}]},
             'meta':{'result_count':2,'newest_id':'9031','oldest_id':'9030','next_token':'t'}}
            """);

    /** A line of the filtered stream, in the names of specification 2.167. */
    static final String STREAM = json("""
            {'data':{'id':'9040','text':'cut off\u2026','author_id':'31','conversation_id':'8000','in_reply_to_user_id':'700',
              'created_at':'2026-11-20T08:17:30.000Z','edit_history_post_ids':['9039','9040'],
              'note_post':{'text':'a whole & long text','entities':{'hashtags':[{'start':2,'end':7,'tag':'whole'}]}},
              'referenced_posts':[{'type':'replied_to','id':'8000'}]},
             'includes':{'users':[{'id':'31','username':'noor','name':'Noor A.'}]},
             'matching_rules':[{'id':'1','tag':'lamps'}]}
            """);

    /** A page of direct messages: one each way, one of a group, and somebody who came in. */
    static final String DIRECT_PAGE = json("""
            {'data':[
              {'id':'511','event_type':'MessageCreate','text':'order 12 &lt;3','sender_id':'31','dm_conversation_id':'31-700',
               'created_at':'2026-11-20T08:00:00.000Z','attachments':{'media_keys':['3_7']}},
              {'id':'512','event_type':'MessageCreate','text':'thank you','sender_id':'700','dm_conversation_id':'31-700',
               'created_at':'2026-11-20T08:01:00.000Z'},
              {'id':'513','event_type':'MessageCreate','text':'all of us','sender_id':'32','dm_conversation_id':'77001',
               'created_at':'2026-11-20T08:02:00.000Z'},
              {'id':'514','event_type':'ParticipantsJoin','participant_ids':['33'],'sender_id':'32','dm_conversation_id':'77001'}],
             'includes':{'users':[{'id':'31','username':'noor','name':'Noor A.'}],
              'media':[{'media_key':'3_7','type':'photo','url':'https://img.example/7.jpg'}]},
             'meta':{'result_count':4}}
            """);

    /** Two posts were asked for, one is gone, and a member of the other may not be seen. */
    static final String PARTIAL = json("""
            {'data':[{'id':'9050','text':'ok @lumen','author_id':'31','entities':{'mentions':[{'id':'700','username':'lumen'}]}}],
             'errors':[{'resource_type':'tweet','resource_id':'9051','parameter':'ids','value':'9051','title':'Not Found Error',
               'detail':'words','type':'https://api.twitter.com/2/problems/resource-not-found'},
              {'resource_type':'tweet','resource_id':'9050','field':'non_public_metrics',
               'type':'https://api.x.com/2/problems/not-authorized-for-field'}]}
            """);

    static final String EMPTY_PAGE = json("{'meta':{'result_count':0}}");

    static final String DISCONNECT = json("""
            {'errors':[{'title':'operational-disconnect','disconnect_type':'UpstreamOperationalDisconnect','detail':'words',
             'type':'https://api.x.com/2/problems/operational-disconnect'}]}
            """);

    static final String GONE = json("""
            {'data':{'delete':{'tweet':{'id':'9030','author_id':'700'},'event_at':'2026-11-21T10:00:00.000Z'}}}
            """);

    static final String REVOKED = json("""
            {'data':{'event_uuid':'9','filter':{},'event_type':'oauth.revoke','payload':{'user_id':'700','app_id':'5',
             'date_time':'2026-11-21T12:00:00+00:00'}}}
            """);

    static final String REPLAY_STATUS =
            json("{'replay_job_status':{'webhook_id':'1','job_state':'Complete','job_id':'2'}}");

    /** Everything that the older API puts into one body. */
    static final String OLD = json("""
            {'for_user_id':'700','user_has_blocked':'false',
             'tweet_create_events':[
              {'created_at':'Fri Nov 20 08:15:30 +0000 2026','id':9010,'id_str':'9010','text':'@lumen too lo…','truncated':true,
               'extended_tweet':{'full_text':'@lumen too long to fit &gt; 140',
                'extended_entities':{'media':[{'type':'animated_gif','media_url_https':'https://img.example/g.mp4'}]}},
               'in_reply_to_status_id':null,'in_reply_to_status_id_str':null,'in_reply_to_user_id_str':'700',
               'user':{'id':31,'id_str':'31','screen_name':'noor','name':'Noor A.'},'timestamp_ms':'1795162530123'},
              {'created_at':'Fri Nov 20 08:16:30 +0000 2026','id_str':'9011','text':'sorry to hear','in_reply_to_status_id_str':'9010',
               'in_reply_to_user_id_str':'31','user':{'id_str':'700','screen_name':'lumen'}}],
             'direct_message_events':[{'type':'message_create','id':'510','created_timestamp':'1795161600000','message_create':{
               'target':{'recipient_id':'700'},'sender_id':'31','message_data':{'text':'hello'}}}],
             'users':{'31':{'id':'31','screen_name':'noor','name':'Noor A.'}},'apps':{'1':{'id':'1'}},
             'tweet_delete_events':[{'status':{'id':'9011','user_id':'700'},'timestamp_ms':'1795162590000'}],
             'favorite_events':[{'id':'f1'},{'id':'f2'}]}
            """);

    /** The rest of what the older API tells. */
    static final String OLD_REST = json("""
            {'for_user_id':'700','user_has_blocked':false,
             'direct_message_mark_read_events':[{'created_timestamp':'1795161605000','sender_id':'31',
              'target':{'recipient_id':'700'},'last_read_event_id':'510'}],
             'direct_message_indicate_typing_events':[{'created_timestamp':'1795161604000','sender_id':'31',
              'target':{'recipient_id':'700'}}],
             'follow_events':[{'type':'unfollow','created_timestamp':'1795161604000','source':{'id':'31'},'target':{'id':'700'}}],
             'block_events':[{'type':'block'}],'mute_events':[{'type':'unmute'}]}
            """);

    static final String OLD_REVOKED =
            json("{'user_event':{'revoke':{'date_time':'2026-11-21T12:00:00+0000','target':{'app_id':'5'},"
                    + "'source':{'user_id':'700'}}}}");

    static final List<String> ALL = List.of(
            MENTION,
            REPLY,
            OWN_REPLY,
            DELETION,
            DIRECT,
            DIRECT_SENT,
            ENCRYPTED,
            READ,
            PAGE,
            STREAM,
            DIRECT_PAGE,
            PARTIAL,
            EMPTY_PAGE,
            DISCONNECT,
            GONE,
            REVOKED,
            REPLAY_STATUS,
            OLD,
            OLD_REST,
            OLD_REVOKED);

    static final TwitterConnector X = TwitterConnector.builder().build();

    private Samples() {}

    static String json(String apostrophes) {
        return apostrophes.replace('\'', '"');
    }

    static List<Inbound> read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    static List<Inbound> read(byte[] body) {
        return X.understand(delivery(null, body), DESK);
    }

    /** As a poll or a stream hands it over: for an account. */
    static List<Inbound> readFor(String account, String body) {
        return X.understand(delivery(account, body.getBytes(StandardCharsets.UTF_8)), DESK);
    }

    static Delivery delivery(@Nullable String account, byte[] body) {
        return new Delivery("x", account, ARRIVED, body);
    }

    /** The one item of a body. */
    static Inbound one(String body) {
        List<Inbound> all = read(body);
        if (all.size() != 1) {
            throw new AssertionError("not one item but " + all);
        }
        return all.get(0);
    }

    static Inbound.Received received(String body) {
        return (Inbound.Received) one(body);
    }

    static Inbound.Sent sent(String body) {
        return (Inbound.Sent) one(body);
    }

    static Inbound.NotUnderstood not(String body) {
        return (Inbound.NotUnderstood) one(body);
    }

    /** A mention event around a payload. */
    static String mention(String payload) {
        return json(
                "{'data':{'filter':{'user_id':'700'},'event_type':'post.mention.create','payload':" + payload + "}}");
    }
}
