package dev.relais.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies as X hands them over, with the members that X sends and nobody reads. */
public enum XBodies {
    /** An event of the X Activity API. */
    MENTION(1) {
        @Override
        String write(int i) {
            return json("{'data':{'event_uuid':'" + post(i) + "','filter':{'user_id':'" + BRAND
                    + "'},'event_type':'post.mention.create','tag':'bench','payload':" + mention(i)
                    + ",'includes':{'users':[" + user(i) + "," + brand() + "]}}}");
        }
    },

    /** A direct message by the same way. */
    DIRECT(1) {
        @Override
        String write(int i) {
            return json("{'data':{'event_uuid':'-" + post(i) + "','filter':{'user_id':'" + BRAND
                    + "'},'event_type':'dm.received','tag':'bench','payload':{'direct_message_events':[{'type':'message_create',"
                    + "'id':'" + post(i)
                    + "','created_timestamp':'1795161600000','message_create':{'target':{'recipient_id':'"
                    + BRAND + "'},'sender_id':'" + author(i) + "','message_data':{'text':'" + WORDS
                    + "','entities':{'hashtags':[],'symbols':[],'user_mentions':[],'urls':[]}}}}],'users':{'"
                    + author(i)
                    + "':{'data':" + user(i) + "},'" + BRAND + "':{'data':" + brand() + "}}}}}");
        }
    },

    /** A page of a hundred mentions by a hundred people. */
    PAGE(100) {
        @Override
        String write(int i) {
            return json(
                    "{'data':["
                            + IntStream.range(0, items())
                                    .mapToObj(k -> mention(i * items() + k))
                                    .collect(Collectors.joining(","))
                            + "],'includes':{'users':["
                            + IntStream.range(0, items())
                                    .mapToObj(k -> user(i * items() + k))
                                    .collect(Collectors.joining(","))
                            + "]},'meta':{'result_count':100,'newest_id':'1','oldest_id':'2','next_token':'7140dibdnow9c7btw3w2'}}");
        }
    },

    /** A line of the filtered stream. */
    LINE(1) {
        @Override
        String write(int i) {
            return json("{'data':" + mention(i) + ",'includes':{'users':[" + user(i)
                    + "]},'matching_rules':[{'id':'1166916266197536768','tag':'brand'}]}");
        }
    };

    static final String BRAND = "4400000000000000001";

    private static final String WORDS =
            "my lamp has been flickering since the update of last week, I have tried another socket "
                    + "&amp; another bulb. Can someone tell me how to get it repaired?";

    private final int items;

    XBodies(int items) {
        this.items = items;
    }

    /** How many items one body holds. */
    int items() {
        return items;
    }

    /** A body; another number gives another one. */
    abstract String write(int i);

    private static String json(String apostrophes) {
        return apostrophes.replace('\'', '"');
    }

    private static String post(int i) {
        return "" + (2_100_000_000_000_000_000L + i);
    }

    private static String author(int i) {
        return "" + (2_200_000_000_000_000_000L + i);
    }

    private static String mention(int i) {
        return "{'id':'" + post(i) + "','text':'@lumenia " + WORDS + "','author_id':'" + author(i)
                + "','conversation_id':'"
                + post(i) + "','created_at':'2026-11-20T08:15:30.000Z','lang':'en','reply_settings':'everyone',"
                + "'possibly_sensitive':false,'in_reply_to_user_id':'" + BRAND + "','edit_history_tweet_ids':['"
                + post(i)
                + "'],'edit_controls':{'edits_remaining':5,'is_edit_eligible':true,'editable_until':'2026-11-20T09:15:30.000Z'},"
                + "'display_text_range':[0,163],'public_metrics':{'retweet_count':0,'reply_count':0,'like_count':0,'quote_count':0,"
                + "'bookmark_count':0,'impression_count':0},'entities':{'mentions':[{'start':0,'end':8,'username':'lumenia','id':'"
                + BRAND + "'}]}}";
    }

    private static String user(int i) {
        return "{'id':'" + author(i) + "','username':'noor" + i
                + "','name':'Noor A.','protected':false,'verified':false,"
                + "'verified_type':'none','created_at':'2020-05-01T08:00:00.000Z',"
                + "'profile_image_url':'https://img.example/profile_images/1/a_normal.jpg','public_metrics':{'followers_count':182,"
                + "'following_count':34,'tweet_count':56,'listed_count':0,'like_count':7,'media_count':0}}";
    }

    private static String brand() {
        return "{'id':'" + BRAND + "','username':'lumenia','name':'Lumenia','protected':false,'verified':true,"
                + "'verified_type':'business','created_at':'2020-05-01T08:00:00.000Z'}";
    }
}
