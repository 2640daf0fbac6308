provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_apprunner_service" "image" {
  service_name = "image"

  source_configuration {
    auto_deployments_enabled = false

    image_repository {
      image_identifier      = "public.ecr.aws/example/example:latest"
      image_repository_type = "ECR_PUBLIC"
    }
  }

  instance_configuration {
    cpu    = "2 vCPU"
    memory = "4 GB"
  }
}

resource "aws_apprunner_service" "code" {
  service_name = "code"

  source_configuration {
    authentication_configuration {
      connection_arn = "arn:aws:apprunner:us-east-1:123456789012:connection/example/1"
    }

    code_repository {
      repository_url = "https://example.org/repository"

      source_code_version {
        type  = "BRANCH"
        value = "main"
      }
    }
  }

  instance_configuration {
    cpu    = "512"
    memory = "1024"
  }
}

resource "aws_amplify_app" "app" {
  name = "app"
}

resource "aws_appsync_graphql_api" "api" {
  name                = "api"
  authentication_type = "API_KEY"
}

resource "aws_appsync_api_cache" "cache" {
  api_id               = "example"
  api_caching_behavior = "FULL_REQUEST_CACHING"
  ttl                  = 60
  type                 = "LARGE_2X"
}

resource "aws_codepipeline" "version_1" {
  name     = "version_1"
  role_arn = "arn:aws:iam::123456789012:role/example"

  artifact_store {
    location = "example"
    type     = "S3"
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "S3"
      version          = "1"
      output_artifacts = ["source"]
    }
  }

  stage {
    name = "Approve"

    action {
      name     = "Approve"
      category = "Approval"
      owner    = "AWS"
      provider = "Manual"
      version  = "1"
    }
  }
}

resource "aws_codepipeline" "version_2" {
  name          = "version_2"
  role_arn      = "arn:aws:iam::123456789012:role/example"
  pipeline_type = "V2"

  artifact_store {
    location = "example"
    type     = "S3"
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = "S3"
      version          = "1"
      output_artifacts = ["source"]
    }
  }

  stage {
    name = "Approve"

    action {
      name     = "Approve"
      category = "Approval"
      owner    = "AWS"
      provider = "Manual"
      version  = "1"
    }
  }
}

resource "aws_codeartifact_domain" "domain" {
  domain = "domain"
}

resource "aws_pipes_pipe" "pipe" {
  name     = "pipe"
  role_arn = "arn:aws:iam::123456789012:role/example"
  source   = "arn:aws:sqs:us-east-1:123456789012:source"
  target   = "arn:aws:sqs:us-east-1:123456789012:target"
}

resource "aws_scheduler_schedule" "schedule" {
  name                = "schedule"
  schedule_expression = "rate(1 minute)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:sqs:us-east-1:123456789012:target"
    role_arn = "arn:aws:iam::123456789012:role/example"
  }
}

resource "aws_scheduler_schedule" "disabled" {
  name                = "disabled"
  schedule_expression = "rate(1 minute)"
  state               = "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:sqs:us-east-1:123456789012:target"
    role_arn = "arn:aws:iam::123456789012:role/example"
  }
}
