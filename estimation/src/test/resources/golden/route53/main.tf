provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_route53_zone" "main" {
  name = "example.com"
}

resource "aws_route53_record" "without_usage" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "www.example.com"
  type    = "A"
  ttl     = 300
  records = ["10.0.0.1"]
}

resource "aws_route53_record" "with_usage" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "api.example.com"
  type    = "A"
  ttl     = 300
  records = ["10.0.0.1"]
}

resource "aws_route53_record" "alias_of_load_balancer" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "lb.example.com"
  type    = "A"
  alias {
    name                   = "lb-1.us-east-1.elb.amazonaws.com"
    zone_id                = "Z1"
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "alias_of_record" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "alias.example.com"
  type    = "A"
  alias {
    name                   = aws_route53_record.with_usage.name
    zone_id                = aws_route53_zone.main.zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_health_check" "plain" {
  fqdn              = "example.com"
  port              = 80
  type              = "HTTP"
  resource_path     = "/"
  failure_threshold = 5
  request_interval  = 30
}

resource "aws_route53_health_check" "every_feature" {
  fqdn              = "example.com"
  port              = 443
  type              = "HTTPS_STR_MATCH"
  resource_path     = "/"
  search_string     = "ok"
  failure_threshold = 5
  request_interval  = 10
  measure_latency   = true
}

resource "aws_route53_health_check" "every_feature_outside" {
  fqdn              = "example.com"
  port              = 443
  type              = "HTTPS_STR_MATCH"
  resource_path     = "/"
  search_string     = "ok"
  failure_threshold = 5
  request_interval  = 10
  measure_latency   = true
}

resource "aws_subnet" "a" {
  vpc_id     = "vpc-1"
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "b" {
  vpc_id     = "vpc-1"
  cidr_block = "10.0.2.0/24"
}

resource "aws_route53_resolver_endpoint" "planned_subnets" {
  direction          = "INBOUND"
  security_group_ids = ["sg-1"]
  ip_address {
    subnet_id = aws_subnet.a.id
  }
  ip_address {
    subnet_id = aws_subnet.b.id
    ip        = "10.0.2.4"
  }
}

resource "aws_route53_resolver_endpoint" "known_subnets" {
  direction          = "OUTBOUND"
  security_group_ids = ["sg-1"]
  ip_address {
    subnet_id = "subnet-1"
  }
  ip_address {
    subnet_id = "subnet-2"
  }
  ip_address {
    subnet_id = "subnet-3"
  }
}

provider "aws" {
  alias                       = "government"
  region                      = "us-gov-west-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_route53_zone" "government" {
  provider = aws.government
  name     = "example.org"
}
