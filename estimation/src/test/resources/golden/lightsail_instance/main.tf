provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_lightsail_instance" "server" {
  for_each          = toset(["nano_3_0", "small_win_2_0", "xlarge_2_0", "micro_ipv6_3_0", "large_win_ipv6_3_0"])
  name              = "server-${replace(each.value, "_", "-")}"
  availability_zone = "us-east-1a"
  blueprint_id      = "amazon_linux_2"
  bundle_id         = each.value
}
