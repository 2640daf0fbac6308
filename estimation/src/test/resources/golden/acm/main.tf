provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_acm_certificate" "public" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate" "private" {
  domain_name               = "example.com"
  certificate_authority_arn = aws_acmpca_certificate_authority.without_usage.arn
}

resource "aws_acmpca_certificate_authority" "without_usage" {
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "example.com"
    }
  }
}

resource "aws_acmpca_certificate_authority" "all_tiers" {
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "example.com"
    }
  }
}

resource "aws_acmpca_certificate_authority" "short_lived" {
  usage_mode = "SHORT_LIVED_CERTIFICATE"
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "example.com"
    }
  }
}
