provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_sns_topic" "without_usage" {
  name = "without-usage"
}

resource "aws_sns_topic" "standard" {
  name = "standard"
}

resource "aws_sns_topic" "below_what_is_included" {
  name = "below"
}

resource "aws_sns_topic" "text_messages" {
  name = "text-messages"
}

resource "aws_sns_topic" "fifo" {
  name       = "topic.fifo"
  fifo_topic = true
}

resource "aws_sns_topic_subscription" "of_fifo" {
  count     = 3
  topic_arn = aws_sns_topic.fifo.arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:us-east-1:123456789012:queue-${count.index}.fifo"
}

resource "aws_sns_topic_subscription" "http" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "https"
  endpoint  = "https://example.com"
}

resource "aws_sns_topic_subscription" "http_without_usage" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "http"
  endpoint  = "http://example.com"
}

resource "aws_sns_topic_subscription" "email" {
  topic_arn = aws_sns_topic.standard.arn
  protocol  = "email"
  endpoint  = "someone@example.com"
}
