-- Which texts of comments are still kept, the oldest first. Used by notifier, which forgets them after the retention.
create index channel_thread_parts on channel_thread (held_until) where parts is not null;
