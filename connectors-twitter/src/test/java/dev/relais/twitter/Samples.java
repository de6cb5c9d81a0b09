package dev.relais.twitter;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

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
             'conversation_id':'31:700','encoded_event':'opaque'}}}
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

    static final List<String> ALL =
            List.of(MENTION, REPLY, OWN_REPLY, DELETION, DIRECT, DIRECT_SENT, ENCRYPTED, REPLAY_STATUS, OLD);

    static final TwitterConnector X = TwitterConnector.builder().build();

    private Samples() {}

    static String json(String apostrophes) {
        return apostrophes.replace('\'', '"');
    }

    static List<Inbound> read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    static List<Inbound> read(byte[] body) {
        return X.understand(new Delivery("x", null, ARRIVED, body), DESK);
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
