provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_cloudwatch_log_group" "without_usage" {
  name = "without-usage"
}

resource "aws_cloudwatch_log_group" "standard" {
  name = "standard"
}

resource "aws_cloudwatch_log_group" "infrequent" {
  name            = "infrequent"
  log_group_class = "INFREQUENT_ACCESS"
}

resource "aws_cloudwatch_dashboard" "dashboard" {
  dashboard_name = "dashboard"
  dashboard_body = jsonencode({ widgets = [] })
}

resource "aws_cloudwatch_event_bus" "without_usage" {
  name = "without-usage"
}

resource "aws_cloudwatch_event_bus" "with_usage" {
  name = "with-usage"
}

resource "aws_cloudwatch_metric_alarm" "standard" {
  alarm_name          = "standard"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 60
  statistic           = "Average"
  threshold           = 80
}

resource "aws_cloudwatch_metric_alarm" "high_resolution" {
  alarm_name          = "high-resolution"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 30
  statistic           = "Average"
  threshold           = 80
}

resource "aws_cloudwatch_metric_alarm" "expression" {
  alarm_name          = "expression"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  threshold           = 10
  metric_query {
    id          = "rate"
    expression  = "errors / requests * 100"
    return_data = true
  }
  metric_query {
    id = "requests"
    metric {
      metric_name = "RequestCount"
      namespace   = "AWS/ApplicationELB"
      period      = 120
      stat        = "Sum"
    }
  }
  metric_query {
    id = "errors"
    metric {
      metric_name = "HTTPCode_ELB_5XX_Count"
      namespace   = "AWS/ApplicationELB"
      period      = 120
      stat        = "Sum"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "anomaly" {
  alarm_name          = "anomaly"
  comparison_operator = "GreaterThanUpperThreshold"
  evaluation_periods  = 2
  threshold_metric_id = "band"
  metric_query {
    id          = "band"
    expression  = "ANOMALY_DETECTION_BAND(cpu)"
    return_data = true
  }
  metric_query {
    id          = "cpu"
    return_data = true
    metric {
      metric_name = "CPUUtilization"
      namespace   = "AWS/EC2"
      period      = 120
      stat        = "Average"
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "composite" {
  alarm_name = "composite"
  alarm_rule = "ALARM(standard) OR ALARM(high-resolution)"
}
