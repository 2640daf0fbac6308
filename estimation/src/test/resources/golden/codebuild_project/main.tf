provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

locals {
  projects = {
    small  = ["LINUX_CONTAINER", "BUILD_GENERAL1_SMALL"]
    medium = ["LINUX_CONTAINER", "BUILD_GENERAL1_MEDIUM"]
    xlarge = ["LINUX_CONTAINER", "BUILD_GENERAL1_XLARGE"]
    gpu    = ["LINUX_GPU_CONTAINER", "BUILD_GENERAL1_LARGE"]
    arm    = ["ARM_CONTAINER", "BUILD_GENERAL1_LARGE"]
    window = ["WINDOWS_SERVER_2019_CONTAINER", "BUILD_GENERAL1_LARGE"]
    lambda = ["ARM_LAMBDA_CONTAINER", "BUILD_LAMBDA_2GB"]
    unused = ["LINUX_CONTAINER", "BUILD_GENERAL1_SMALL"]
  }
}

resource "aws_codebuild_project" "project" {
  for_each     = local.projects
  name         = each.key
  service_role = "arn:aws:iam::123456789012:role/build"
  artifacts {
    type = "NO_ARTIFACTS"
  }
  environment {
    type         = each.value[0]
    compute_type = each.value[1]
    image        = "image"
  }
  source {
    type     = "GITHUB"
    location = "https://github.com/example/example.git"
  }
}
