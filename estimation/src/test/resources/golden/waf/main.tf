provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_waf_web_acl" "classic" {
  name        = "classic"
  metric_name = "classic"
  default_action {
    type = "ALLOW"
  }
  rules {
    action {
      type = "BLOCK"
    }
    priority = 1
    rule_id  = "rule-1"
    type     = "REGULAR"
  }
  rules {
    action {
      type = "BLOCK"
    }
    priority = 2
    rule_id  = "rule-2"
    type     = "RATE_BASED"
  }
  rules {
    override_action {
      type = "NONE"
    }
    priority = 3
    rule_id  = "group-1"
    type     = "GROUP"
  }
}

resource "aws_wafv2_web_acl" "without_rules" {
  name  = "without-rules"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "acl"
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_web_acl" "with_every_kind_of_rule" {
  name  = "with-every-kind-of-rule"
  scope = "CLOUDFRONT"
  default_action {
    allow {}
  }
  rule {
    name     = "rate"
    priority = 1
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit              = 10000
        aggregate_key_type = "IP"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name                = "rate"
      sampled_requests_enabled   = false
    }
  }
  rule {
    name     = "managed"
    priority = 2
    override_action {
      count {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name                = "managed"
      sampled_requests_enabled   = false
    }
  }
  rule {
    name     = "group"
    priority = 3
    override_action {
      count {}
    }
    statement {
      rule_group_reference_statement {
        arn = aws_wafv2_rule_group.own.arn
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = false
      metric_name                = "group"
      sampled_requests_enabled   = false
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "acl"
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_rule_group" "own" {
  name     = "own"
  scope    = "CLOUDFRONT"
  capacity = 10
  visibility_config {
    cloudwatch_metrics_enabled = false
    metric_name                = "own"
    sampled_requests_enabled   = false
  }
}
